namespace AnTq.Awards.Domain;

/// <summary>How a source gives the recipients of one kind. The numbers are kept in the database.</summary>
internal enum RecipientsForm : short
{
    /// <summary>It speaks of none.</summary>
    None = 0,

    /// <summary>By their number.</summary>
    Count = 1,

    /// <summary>It says that there were some, and not how many.</summary>
    NotStated = 2,

    /// <summary>By their names.</summary>
    Named = 3,
}

/// <summary>One recipient: a collective, or a person with position and organization, and nothing more.</summary>
/// <param name="Name">The collective's or person's name.</param>
/// <param name="Position">A person's position; empty for a collective.</param>
/// <param name="OrganizationId">Id of the organization that it is, or to which the person belongs; null when not registered.</param>
internal sealed record NamedRecipient(string Name, string Position, string? OrganizationId);

/// <summary>The recipients of one kind, collectives or individuals, in one award record.</summary>
internal sealed record Recipients
{
    private Recipients(RecipientsForm form, int? number, IReadOnlyList<NamedRecipient> names)
    {
        Form = form;
        Number = number;
        Names = names;
    }

    /// <summary>How the source gives them.</summary>
    public RecipientsForm Form { get; }

    /// <summary>How many awards: what they add to a sum. Null when the source does not state it.</summary>
    public int? Number { get; }

    /// <summary>Their names, where given.</summary>
    public IReadOnlyList<NamedRecipient> Names { get; }

    /// <summary>Whether there is at least one.</summary>
    public bool HasAny => Number != 0;

    /// <summary>The source speaks of none.</summary>
    public static Recipients None { get; } = new(RecipientsForm.None, 0, []);

    /// <summary>The source says that there were some, and not how many.</summary>
    public static Recipients NotStated { get; } = new(RecipientsForm.NotStated, null, []);

    /// <summary>The source gives their number; an explicit 0 is a number.</summary>
    public static Recipients Counted(int number) => new(RecipientsForm.Count, number, []);

    /// <summary>The source gives their names.</summary>
    public static Recipients Named(IReadOnlyList<NamedRecipient> names) => new(RecipientsForm.Named, names.Count, names);
}
