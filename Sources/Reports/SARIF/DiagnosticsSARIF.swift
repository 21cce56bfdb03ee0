import ContractTesting
import Documents
import JSON

/// What is wrong with a document, for code scanning: one run of SARIF 2.1.0 (OASIS), one result a diagnostic.
public enum DiagnosticsSARIF {
  /// The log as JSON text; `explanation` says what a rule's findings mean.
  public static func text(
    _ diagnostics: [Diagnostic], toolVersion: String, explanation: (String) -> String? = RuleCatalogue.explanation
  ) -> String {
    value(diagnostics, toolVersion: toolVersion, explanation: explanation).serialized(pretty: true) + "\n"
  }

  private static func value(
    _ diagnostics: [Diagnostic], toolVersion: String, explanation: (String) -> String?
  ) -> JSONValue {
    let rules = Set(diagnostics.map(\.rule)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let indices = Dictionary(uniqueKeysWithValues: zip(rules, rules.indices))
    return [
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
      "version": "2.1.0",
      "runs": [
        [
          "tool": [
            "driver": [
              "name": "contract-test", "semanticVersion": .string(JSONString(toolVersion)),
              "rules": .array(rules.map { rule($0, explanation: explanation($0)) }),
            ]
          ],
          "columnKind": "unicodeCodePoints",
          "results": .array(diagnostics.map { result($0, ruleIndex: indices[$0.rule] ?? 0) }),
        ]
      ],
    ]
  }

  /// A rule: its id, the id in words, since readers of SARIF show that as a title, and what it says.
  private static func rule(_ id: String, explanation: String?) -> JSONValue {
    let words = id.split(separator: "-").joined(separator: " ")
    let title = JSONString(words.prefix(1).uppercased() + words.dropFirst())
    guard let explanation = explanation.map({ JSONString($0) }) else {
      return ["id": .string(JSONString(id)), "shortDescription": ["text": .string(title)]]
    }
    return [
      "id": .string(JSONString(id)), "shortDescription": ["text": .string(title)],
      "fullDescription": ["text": .string(explanation)], "help": ["text": .string(explanation)],
    ]
  }

  private static func result(_ diagnostic: Diagnostic, ruleIndex: Int) -> JSONValue {
    return [
      "ruleId": .string(JSONString(diagnostic.rule)),
      "ruleIndex": .number(JSONNumber(ruleIndex)),
      "level": .string(JSONString(diagnostic.severity.rawValue)),
      "message": ["text": .string(JSONString(diagnostic.sentences))],
      "locations": [
        [
          "physicalLocation": [
            "artifactLocation": ["uri": .string(JSONString(uri(diagnostic.place.file)))],
            "region": [
              "startLine": .number(JSONNumber(max(diagnostic.place.line, 1))),
              "startColumn": .number(JSONNumber(max(diagnostic.place.column, 1))),
            ],
          ]
        ]
      ],
    ]
  }

  /// A path as a URI reference (RFC 3986): relative where the path is, so that it is found in a checkout.
  private static func uri(_ path: String) -> String {
    if path.contains("://") { return path }
    var text = ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        text += digits.utf8.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return path.utf8.first == UInt8(ascii: "/") ? "file://" + text : text
  }
}
