import JSON
import SharedCorpus
import Testing

@Suite("JSONTestSuite", .enabled(if: SharedCorpus.has("corpus/json-test-suite"), "\(SharedCorpus.missing)"))
struct JSONTestSuiteTests {
  private static let folder = "corpus/json-test-suite/test_parsing"

  /// Those of the texts a parser may take or refuse that are refused here.
  private static let refused: Set<String> = [
    "i_object_key_lone_2nd_surrogate.json", "i_string_1st_surrogate_but_2nd_missing.json",
    "i_string_1st_valid_surrogate_2nd_invalid.json", "i_string_UTF-16LE_with_BOM.json",
    "i_string_UTF-8_invalid_sequence.json", "i_string_UTF8_surrogate_U+D800.json",
    "i_string_incomplete_surrogate_and_escape_valid.json", "i_string_incomplete_surrogate_pair.json",
    "i_string_incomplete_surrogates_escape_valid.json", "i_string_invalid_lonely_surrogate.json",
    "i_string_invalid_surrogate.json", "i_string_invalid_utf-8.json", "i_string_inverted_surrogates_U+1D11E.json",
    "i_string_iso_latin_1.json", "i_string_lone_second_surrogate.json", "i_string_lone_utf8_continuation_byte.json",
    "i_string_not_in_unicode_range.json", "i_string_overlong_sequence_2_bytes.json",
    "i_string_overlong_sequence_6_bytes.json", "i_string_overlong_sequence_6_bytes_null.json",
    "i_string_truncated-utf-8.json", "i_string_utf16BE_no_BOM.json", "i_string_utf16LE_no_BOM.json",
  ]

  @Test("accepts what must be accepted and refuses what must be refused")
  func accepts() throws {
    let names = SharedCorpus.files(below: Self.folder).filter { $0.hasSuffix(".json") }
    #expect(names.count > 300)
    for name in names {
      let bytes = try SharedCorpus.bytes("\(Self.folder)/\(name)")
      let mustPass = name.hasPrefix("y_") || name.hasPrefix("i_") && !Self.refused.contains(name)
      do throws(JSONError) {
        let parsed = try JSONParser.parse(bytes)
        #expect(mustPass, "\(name) was accepted")
        let again = try JSONParser.parse(parsed.value.serialized())
        #expect(again.value == parsed.value, "\(name) is not the same after writing it")
      } catch {
        #expect(!mustPass, "\(name): \(error)")
        #expect(error.line >= 1 && error.column >= 1 && error.offset <= bytes.count && !error.message.isEmpty)
      }
    }
  }
}
