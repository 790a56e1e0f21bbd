namespace AnTq.Platform.Catalogues;

/// <summary>A catalogue that ships with a service is not as it must be. The service does not start.</summary>
public sealed class BrokenCatalogueException : Exception
{
    /// <summary>Says what is wrong where.</summary>
    /// <param name="catalogue">The catalogue's file name.</param>
    /// <param name="what">What is wrong, naming the entry.</param>
    /// <param name="cause">What failed, if anything did.</param>
    public BrokenCatalogueException(string catalogue, string what, Exception? cause = null)
        : base($"The catalogue {catalogue} is broken: {what}", cause)
    {
    }
}
