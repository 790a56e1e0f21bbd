namespace AnTq.Platform.Mutations;

/// <summary>Whom the database has refused of those that share a transaction.</summary>
/// <param name="Index">Which of them it was.</param>
/// <param name="Row">
/// The row that it wanted; empty when the refusal is not for the row's sake. Who else wants it is most likely refused for the same
/// reason, and to find that out one by one would cost all the others as many tries.
/// </param>
internal sealed record SharedRefusal(int Index, string Row)
{
    /// <summary>Whether one of them goes alone from here on.</summary>
    /// <param name="scope">The one.</param>
    /// <param name="index">Its place.</param>
    public bool Concerns(WriteScope scope, int index) => index == Index || (Row.Length > 0 && scope.Order == Row);
}
