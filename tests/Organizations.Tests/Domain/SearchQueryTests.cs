using System.Text;
using AnTq.Organizations.Domain;
using AnTq.Platform.Validation;
using Xunit;

namespace AnTq.Organizations.Tests.Domain;

public sealed class SearchQueryTests
{
    [Theory]
    [InlineData("tp Yên Bái", "thành phố Yên Bái")]
    [InlineData("TP. Yên Bái", "thành phố Yên Bái")]
    [InlineData("tp.Yên Bái", "thành phố Yên Bái")]
    [InlineData("tx. Nghĩa Lộ", "thị xã Nghĩa Lộ")]
    [InlineData("TT Mậu A", "thị trấn Mậu A")]
    [InlineData("x. Phong Quang", "xã Phong Quang")]
    [InlineData("P.5", "phường 5")]
    [InlineData("h. Hàm Yên", "huyện Hàm Yên")]
    [InlineData("q. 1", "quận 1")]
    [InlineData("t. Bắc Kạn", "tỉnh Bắc Kạn")]
    public void Abbreviated_type_words_are_written_out(string query, string text) => Assert.Equal(text, Read(query).Text);

    [Theory]
    [InlineData("H Nam")]
    [InlineData("ttin")]
    [InlineData("tp.")]
    [InlineData("Phong Quang")]
    public void What_is_no_abbreviation_stays(string query) => Assert.Equal(query, Read(query).Text);

    [Fact]
    public void A_decomposed_query_is_composed() => Assert.Equal("Hòa Bình", Read(" Hòa Bình ".Normalize(NormalizationForm.FormD)).Text);

    [Theory]
    [InlineData("an", true)]
    [InlineData("Q.1", true)]
    [InlineData("ba na", false)]
    [InlineData("anh", false)]
    public void Two_letters_are_short(string query, bool isShort) => Assert.Equal(isShort, Read(query).IsShort);

    [Theory]
    [InlineData("a.")]
    [InlineData("%_")]
    [InlineData("★★★")]
    public void Less_than_two_letters_are_a_violation(string query)
    {
        var violations = new Violations();

        SearchQuery.Read(query, "query", violations);

        Assert.Equal("query", Assert.Single(violations.Found).Field);
    }

    private static SearchQuery Read(string query)
    {
        var violations = new Violations();
        var read = SearchQuery.Read(query, "query", violations);
        violations.ThrowIfAny();
        return read;
    }
}
