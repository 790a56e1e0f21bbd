namespace Aspire.Hosting.ApplicationModel;

public class ParameterResource : Resource
{
    private readonly Lazy<string> _value;

    internal ParameterResource(string name, Func<string> value, bool secret)
        : base(name)
    {
        _value = new Lazy<string>(value);
        Secret = secret;
    }

    public bool Secret { get; }

    internal string ReadValue() => _value.Value;
}
