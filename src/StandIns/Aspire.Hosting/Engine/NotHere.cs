namespace Aspire.Hosting.Engine;

/// <summary>Arguments that the real package takes and this stand-in does not: refused aloud, never ignored.</summary>
internal static class NotHere
{
    public static void Unless(bool supported, string what)
    {
        if (!supported)
        {
            throw new NotSupportedException($"On a closed feed {what}.");
        }
    }
}
