using Xunit;

namespace AnTq.Organizations.Tests.Register;

/// <summary>A fact about the real register; skipped where its files are not.</summary>
internal sealed class RegisterFactAttribute : FactAttribute
{
    public RegisterFactAttribute() => Skip = RegisterFiles.Missing;
}

/// <summary>A theory about the real register; skipped where its files are not.</summary>
internal sealed class RegisterTheoryAttribute : TheoryAttribute
{
    public RegisterTheoryAttribute() => Skip = RegisterFiles.Missing;
}
