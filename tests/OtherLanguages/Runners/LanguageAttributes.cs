using Xunit;

namespace AnTq.OtherLanguages.Tests.Runners;

/// <summary>Needs Node.js.</summary>
public sealed class NodeTheoryAttribute : TheoryAttribute
{
    public NodeTheoryAttribute() => Skip = Node.Missing;
}

/// <summary>Needs Node.js.</summary>
public sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute() => Skip = Node.Missing;
}

/// <summary>Needs Python.</summary>
public sealed class PythonTheoryAttribute : TheoryAttribute
{
    public PythonTheoryAttribute() => Skip = Python.Missing;
}

/// <summary>Needs Python.</summary>
public sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute() => Skip = Python.Missing;
}

/// <summary>Needs Python, and npm for protos.</summary>
public sealed class PythonWithNpmFactAttribute : FactAttribute
{
    public PythonWithNpmFactAttribute() => Skip = Python.Missing ?? Node.Missing;
}

/// <summary>Needs Python, and npm for protos.</summary>
public sealed class PythonWithNpmTheoryAttribute : TheoryAttribute
{
    public PythonWithNpmTheoryAttribute() => Skip = Python.Missing ?? Node.Missing;
}
