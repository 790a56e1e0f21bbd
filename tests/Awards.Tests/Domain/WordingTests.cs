using System.Text;
using AnTq.Awards.Domain;
using Xunit;

namespace AnTq.Awards.Tests.Domain;

public sealed class WordingTests
{
    [Fact]
    public void The_same_words_are_kept_the_same_however_their_letters_are_put_together() =>
        Assert.Equal("Chủ tịch UBND thành phố", Wording.Keep("  Chủ tịch UBND thành phố ".Normalize(NormalizationForm.FormD)));
}
