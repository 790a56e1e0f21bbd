namespace Grpc.Core;

/// <summary>TLS with the machine's own trust; certificates of the suite's own are set on the channel's HTTP handler.</summary>
public sealed class SslCredentials : ChannelCredentials
{
    internal override bool IsComposable => true;

    public override void InternalPopulateConfiguration(ChannelCredentialsConfiguratorBase configurator, object? state) =>
        configurator.SetSslCredentials(state, null, null, null);
}

/// <summary>Named by a signature that the genuine client overrides; it rejects any value, so there is no way to make one.</summary>
public sealed class KeyCertificatePair
{
    private KeyCertificatePair()
    {
    }
}

/// <summary>See <see cref="KeyCertificatePair"/>.</summary>
public delegate bool VerifyPeerCallback(VerifyPeerContext context);

/// <summary>See <see cref="KeyCertificatePair"/>.</summary>
public class VerifyPeerContext
{
    private VerifyPeerContext()
    {
    }
}
