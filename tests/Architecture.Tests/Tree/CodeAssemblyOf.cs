using AnTq.Architecture.Tests.Code;

namespace AnTq.Architecture.Tests.Tree;

/// <summary>A project and what it was built to.</summary>
internal sealed record CodeAssemblyOf(ProjectFile Project, CodeAssembly Assembly);
