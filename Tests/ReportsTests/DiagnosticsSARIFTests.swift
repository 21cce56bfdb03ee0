import ContractTesting
import Documents
import JSON
import Testing

@testable import Reports

/// Findings as SARIF.
@Suite struct DiagnosticsSARIFTests {
  private static let diagnostics = [
    Diagnostic(
      .error, rule: "wrong-type", at: Place(file: "my apis/ä#1.yaml", line: 3, column: 5), "It is a list.",
      remedy: "Write an object."),
    Diagnostic(.note, rule: "no-set-up", at: Place(file: "/srv/api.yaml", line: 9, column: 1), "There is no POST."),
    Diagnostic(.warning, rule: "wrong-type", at: Place(file: "b.yaml", line: 1, column: 1), "It is null."),
  ]

  private func value(_ pointer: String, of diagnostics: [Diagnostic] = diagnostics) throws -> JSONValue? {
    let text = DiagnosticsSARIF.text(diagnostics, toolVersion: "1.2.3")
    return try JSONParser.parse(Array(text.utf8)).value[try #require(JSONPointer(text: "/runs/0" + pointer))]
  }

  @Test func eachDiagnosticIsAResultOfItsRule() throws {
    #expect(try value("/results")?.array?.count == 3)
    #expect(try value("/tool/driver/rules")?.array?.count == 2)
    for index in Self.diagnostics.indices {
      let rule = try #require(try value("/results/\(index)/ruleIndex")?.number?.int)
      #expect(try value("/tool/driver/rules/\(rule)/id") == value("/results/\(index)/ruleId"))
    }
    #expect(try value("/results/0/level") == "error")
    #expect(try value("/results/1/level") == "note")
    #expect(try value("/results/0/message/text") == "It is a list. Write an object.")
    #expect(try value("/results/1/message/text") == "There is no POST.")
    #expect(try value("/tool/driver/rules/0/shortDescription/text") == "No set up")
  }

  @Test func placesAreURIsAndRegions() throws {
    let location = "/results/0/locations/0/physicalLocation"
    #expect(try value(location + "/artifactLocation/uri") == "my%20apis/%C3%A4%231.yaml")
    #expect(try value(location + "/region/startLine") == 3)
    #expect(try value(location + "/region/startColumn") == 5)
    #expect(
      try value("/results/1/locations/0/physicalLocation/artifactLocation/uri") == "file:///srv/api.yaml")
  }

  @Test func rulesSayWhatTheyMean() throws {
    let help = try #require(try value("/tool/driver/rules/0/help/text")?.string?.text)
    #expect(help == RuleCatalogue.explanation(of: "no-set-up"))
    #expect(try value("/tool/driver/rules/0/fullDescription/text")?.string?.text == help)
    for rule in RuleCatalogue.all {
      #expect(rule.explanation.hasSuffix(".") && rule.id.allSatisfy { $0.isLowercase || "-.31".contains($0) })
    }
    #expect(Set(RuleCatalogue.ids).count == RuleCatalogue.ids.count)
  }

  @Test func nothingFoundIsARunWithoutResults() throws {
    #expect(try value("/results", of: []) == [])
  }
}
