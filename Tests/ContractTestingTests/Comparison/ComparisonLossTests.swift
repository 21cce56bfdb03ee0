import ContractTesting
import JSON
import Testing

@Suite("What loses or changes meaning is a loss, with its cause")
struct ComparisonLossTests {
  @Test(
    "values of any type",
    arguments: [
      ComparisonCase(#""new""#, #""old""#, "kept its old value", before: #""old""#),
      ComparisonCase(#""""#, #""old""#, "kept its old value: an empty value seems to be ignored", before: #""old""#),
      ComparisonCase("0", "7", "kept its old value: an empty value seems to be ignored", before: "7"),
      ComparisonCase("[]", "[1]", "kept its old value: an empty value seems to be ignored", before: "[1]"),
      ComparisonCase("[1,2]", "[3]", "kept its old value", before: "[3]"),
      ComparisonCase(#""ab""#, #""a""#, "kept its old value", before: #""a""#),
      ComparisonCase("null", "5", "kept its old value: an empty value seems to be ignored", before: "5"),
      ComparisonCase(#""a""#, "null", "null instead of a value"),
      ComparisonCase(#""""#, "null", "null instead of an empty string"),
      ComparisonCase("0", "null", "null instead of an empty value"),
      ComparisonCase("null", #""""#, "a value instead of null"),
      ComparisonCase("false", "true", "its default instead of an empty value", traits: ValueTraits(defaultValue: true)),
      ComparisonCase("3", "10", "its default instead of the value sent", traits: ValueTraits(defaultValue: 10)),
      ComparisonCase("true", "false", "the opposite"),
      ComparisonCase("true", "1", "boolean became number"),
      ComparisonCase("true", #""true""#, #"boolean written as JSON text in a string"#),
      ComparisonCase(#"{"b":2}"#, #""{\"b\":2}""#, "object written as JSON text in a string"),
      ComparisonCase(#""[1]""#, "[1]", "string read as JSON and stored as array"),
      ComparisonCase(#"["a"]"#, #""a""#, "array became string"),
      ComparisonCase(#""12.5""#, "12.5", "string became number"),
      ComparisonCase(#""text""#, "5", "string became number"),
      ComparisonCase("5", #"{"count":6}"#, "number became object"),
    ])
  func values(_ example: ComparisonCase) { example.expect(.loss) }

  @Test(
    "text",
    arguments: [
      ComparisonCase(#""abcdefghij""#, #""abcdefgh""#, "truncated to 8 characters"),
      ComparisonCase(#""abcdefghij""#, #""a""#, "truncated to 1 character"),
      ComparisonCase(#""abcdefghij""#, #""abcde…""#, "truncated to 5 characters and …"),
      ComparisonCase(#""abcéd""#, #""abc\ufffd""#, "truncated within a character, after 3 bytes of whole ones"),
      ComparisonCase(#""abcdefghij""#, #""fghij""#, "its beginning lost"),
      ComparisonCase(#""abc""#, #""""#, "empty string instead of the text"),
      ComparisonCase(#""Abc""#, #""abc""#, "letter case changed (to lower case)"),
      ComparisonCase(#""Abc""#, #""ABC""#, "letter case changed (to upper case)"),
      ComparisonCase(#""big hammer""#, #""Big Hammer""#, "letter case changed"),
      ComparisonCase(#""a  b""#, #""a b""#, "inner blanks collapsed"),
      ComparisonCase(#"" a  b ""#, #""a b""#, "inner blanks collapsed"),
      ComparisonCase(#""a b c""#, #""abc""#, "inner blanks lost"),
      ComparisonCase(#""a\r\nb""#, #""a\nb""#, "line ends changed"),
      ComparisonCase(#""abc""#, #""abc   ""#, "padded with blanks"),
      ComparisonCase(#""abc""#, #""abc/""#, "text added at its end"),
      ComparisonCase(#""abc""#, #""/abc""#, "text added at its beginning"),
      ComparisonCase(#""new""#, #""oldnew""#, "appended to its old value", before: #""old""#),
      ComparisonCase(#""""#, #""x""#, "a text instead of the empty string"),
      ComparisonCase(#""abcdef""#, #""abdef""#, "characters lost: U+0063"),
      ComparisonCase(#""one""#, #""two""#, "another text"),
    ])
  func text(_ example: ComparisonCase) { example.expect(.loss) }

  @Test(
    "characters and escapes",
    arguments: [
      ComparisonCase(#""é€""#, #""Ã©â‚¬""#, "re-encoded: UTF-8 taken for Latin-1"),
      ComparisonCase(#""é""#, #""\u00c3\u00a9""#, "re-encoded: UTF-8 taken for Latin-1"),
      ComparisonCase(#""Ã©""#, #""é""#, "re-encoded: Latin-1 taken for UTF-8"),
      ComparisonCase(#""<a> & 'b'""#, #""&lt;a&gt; &amp; &#39;b&#x27;""#, "HTML-escaped"),
      ComparisonCase(#""a &amp; b""#, #""a & b""#, "HTML entities decoded"),
      ComparisonCase(#""<b>bold</b> text""#, #""bold text""#, "markup removed"),
      ComparisonCase(#""a%20b""#, #""a b""#, "percent-decoded"),
      ComparisonCase(#""a b/c""#, #""a%20b%2Fc""#, "percent-encoded"),
      ComparisonCase(#""it's""#, #""it\\'s""#, "escaped with backslashes"),
      ComparisonCase(#""C:\\dir""#, #""C:dir""#, "backslashes lost"),
      ComparisonCase(#""a😀b""#, #""a""#, "cut at the first of its characters beyond U+FFFF"),
      ComparisonCase(#""a😀b""#, #""ab""#, "characters beyond U+FFFF lost"),
      ComparisonCase(#""a😀b""#, #""a?b""#, "characters beyond U+FFFF replaced"),
      ComparisonCase(#""a😀b""#, #""a\ufffd\ufffdb""#, "characters beyond U+FFFF replaced"),
      ComparisonCase(#""a\u0000b""#, #""a""#, "cut at the first of its NUL characters"),
      ComparisonCase(#""a\u0001b\u007f""#, #""ab""#, "control characters lost"),
      ComparisonCase(#""a\tb""#, #""ab""#, "control characters lost"),
      ComparisonCase(#""a\u200db""#, #""ab""#, "invisible characters lost"),
      ComparisonCase(#""x\u0323""#, #""x""#, "cut at the first of its characters outside ASCII"),
      ComparisonCase(#""x\u0323y""#, #""xy""#, "combining marks lost"),
      ComparisonCase(#""naïve""#, #""nave""#, "characters outside ASCII lost"),
      ComparisonCase(#""naïve""#, #""naive""#, "characters outside ASCII replaced"),
      ComparisonCase(#""say \"hi\"""#, #""say hi""#, "quotation marks lost"),
      ComparisonCase(#""Ｈi ﬁ""#, #""Hi fi""#, "compatibility characters replaced (NFKC)"),
    ])
  func characters(_ example: ComparisonCase) { example.expect(.loss) }

  @Test(
    "numbers",
    arguments: [
      ComparisonCase("5", "-5", "sign lost"),
      ComparisonCase("0.123456789", "0.12345679", "rounded to a 32-bit float"),
      ComparisonCase("0.123456789", "0.12345679104328156", "rounded to a 32-bit float"),
      ComparisonCase("16777217", "16777216", "rounded to a 32-bit float"),
      ComparisonCase("9007199254740993", "9007199254740992", "rounded to double precision (exact up to 2^53 only)"),
      ComparisonCase(
        "9223372036854775807", "9223372036854776000", "rounded to double precision (exact up to 2^53 only)"),
      ComparisonCase("0.1234567890123456789", "0.12345678901234568", "rounded to double precision"),
      ComparisonCase("5000000000", "2147483647", "clamped to the largest 32-bit integer"),
      ComparisonCase("-5000000000", "-2147483648", "clamped to the smallest 32-bit integer"),
      ComparisonCase("99999999999999999999", "9223372036854775807", "clamped to the largest 64-bit integer"),
      ComparisonCase("4294967301", "5", "wrapped around at 32 bits"),
      ComparisonCase("2147483648", "-2147483648", "wrapped around at 32 bits"),
      ComparisonCase("12.5", "12", "integer part only"),
      ComparisonCase("-12.7", "-12", "integer part only"),
      ComparisonCase("12.7", "13", "rounded to an integer"),
      ComparisonCase("12.345", "12.35", "rounded to 2 decimals"),
      ComparisonCase("12.349", "12.34", "cut to 2 decimals"),
      ComparisonCase("-12.349", "-12.34", "cut to 2 decimals"),
      ComparisonCase("12.345", "12.3", "rounded to 1 decimal"),
      ComparisonCase("12.499", #""12.50""#, "rounded to 2 decimals"),
      ComparisonCase("7", "0", "0 instead of a value"),
      ComparisonCase("1050", "10.5", "divided by 100"),
      ComparisonCase("123456789.5", "123456800", "rounded"),
      ComparisonCase("5", "6", "another number"),
      ComparisonCase(#""12.5""#, #""12.6""#, "another number", format: "decimal"),
      ComparisonCase(#""1.10""#, #""1.1""#, "trailing zeros lost"),
      ComparisonCase(#""007""#, #""7""#, "leading zeros lost"),
      ComparisonCase(#""1e3""#, #""1000.0""#, "taken for a number and written anew"),
    ])
  func numbers(_ example: ComparisonCase) { example.expect(.loss) }

  @Test(
    "dates and times",
    arguments: [
      ComparisonCase(#""2024-03-01""#, #""2024-02-29""#, "one day earlier"),
      ComparisonCase(#""2024-12-31""#, #""2025-01-01""#, "one day later"),
      ComparisonCase(#""2024-05-06""#, #""2024-06-05""#, "day and month swapped"),
      ComparisonCase(#""2024-05-06""#, #""1999-01-01""#, "another date"),
      ComparisonCase(#""2024-01-01T10:00:00Z""#, #""2024-01-01T11:00:00Z""#, "one hour later"),
      ComparisonCase(#""2024-01-01T10:00:00Z""#, #""2024-01-01T05:00:00+01:00""#, "6 hours earlier"),
      ComparisonCase(
        #""2024-01-01T10:00:00+02:00""#, #""2024-01-01T10:00:00Z""#,
        "time zone lost: the same clock time in another zone"),
      ComparisonCase(
        #""2024-01-01T10:00:00+02:00""#, #""2024-01-01T10:00:00""#,
        "time zone lost: the same clock time in another zone"),
      ComparisonCase(#""2024-01-01T10:00:42Z""#, #""2024-01-01T10:00:00Z""#, "seconds lost"),
      ComparisonCase(#""2024-01-01T10:00:42Z""#, #""2024-01-01""#, "time of day lost"),
      ComparisonCase(#""2024-01-01T10:00:42Z""#, #""2024-01-01T00:00:00Z""#, "time of day lost"),
      ComparisonCase(#""2024-01-01T10:00:42Z""#, #""10:00:42""#, "date lost"),
      ComparisonCase(#""2024-01-01T10:00:42.123456Z""#, #""2024-01-01T10:00:42Z""#, "fraction of a second lost"),
      ComparisonCase(
        #""2024-01-01T10:00:42.123456Z""#, #""2024-01-01T10:00:42.12Z""#, "fraction of a second cut to 2 digits"),
      ComparisonCase(
        #""2024-01-01T10:00:42.128987Z""#, #""2024-01-01T10:00:42.13Z""#, "fraction of a second rounded to 2 digits"),
      ComparisonCase(#""PT1M30.5S""#, #""PT1M30S""#, "fraction of a second lost"),
      ComparisonCase(#""PT1M30S""#, #""PT1H30S""#, "another text"),
    ])
  func times(_ example: ComparisonCase) { example.expect(.loss) }

  @Test(
    "arrays",
    arguments: [
      ComparisonCase("[1,2,3]", "[2,3,1]", "array reordered"),
      ComparisonCase("[1,2,3]", "[3,2,1]", "array reordered (reversed)"),
      ComparisonCase("[1,2,1,3]", "[1,2,3]", "duplicates removed"),
      ComparisonCase("[2,1,2]", "[1,2]", "duplicates removed and array reordered"),
      ComparisonCase("[1,2,3]", "[1,2]", "last item lost"),
      ComparisonCase("[1,2,3]", "[1]", "last 2 items lost"),
      ComparisonCase("[1,2,3]", "[2,3]", "first item lost"),
      ComparisonCase("[1,2,3]", "[1,3]", "1 item lost"),
      ComparisonCase("[1,2,3]", "[]", "all items lost"),
      ComparisonCase("[1,null,3]", "[1,3]", "null items removed"),
      ComparisonCase(#"["a","","b"]"#, #"["a","b"]"#, "empty items removed"),
      ComparisonCase("[1]", "[1,2]", "1 item added at its end"),
      ComparisonCase("[3]", "[1,2,3]", "appended to its old items", before: "[1,2]"),
      ComparisonCase("[2,9]", "[9,1,2]", "merged with its old items", before: "[1,2]"),
      ComparisonCase("[1,2]", "[7]", "1 other items instead of 2"),
      ComparisonCase("[1,2]", "[7,8,9]", "3 items instead of 2"),
      ComparisonCase("[1]", "[]", "its default instead of the items sent", traits: ValueTraits(defaultValue: [])),
    ])
  func arrays(_ example: ComparisonCase) { example.expect(.loss) }
}
