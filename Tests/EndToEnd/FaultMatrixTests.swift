import ContractTesting
import Sandbox
import Testing

/// Each bug that the sandbox can be given is found by the check that is meant for it.
@Suite struct FaultMatrixTests {
  /// Two runs at a time.
  static let turnstile = Turnstile(2)

  @Test(arguments: FaultTable.lines)
  func isFound(line: FaultLine) async throws {
    if case .inapplicable = line.outcome { return }
    let report = try await Self.turnstile.pass {
      try await line.target.document.test(fault: line.fault) {
        $0.operationPatterns = [OperationPattern(line.target.operation)]
        $0.timeout = line.timeout
        $0.checks = line.checks
      }
    }
    let (failed, warned) = (report.checks(.fail), report.checks(.warn))
    switch line.outcome {
    case .failures(let checks):
      #expect(Set(failed).isSuperset(of: checks), "\(report.story)")
    case .warning(let check):
      #expect(failed.isEmpty && warned == [check], "\(report.story)")
    case .explored:
      #expect(failed.isEmpty && warned.isEmpty, "found after all:\n\(report.story)")
    case .inapplicable: break
    }
  }

  @Test func everyFaultHasItsLine() throws {
    let names = Set(FaultTable.lines.map(\.fault))
    #expect(Sandbox.faults.map(\.id).filter { !names.contains($0) } == [], "faults without a line")
    #expect(names.subtracting(Sandbox.faults.map(\.id)) == [], "lines without a fault")
    for (target, lines) in Dictionary(grouping: FaultTable.lines, by: \.target) {
      #expect(Set(lines.map(\.fault)).count == lines.count, "two lines for one fault and \(target.operation)")
    }
  }

  @Test func everyLineIsOfADocumentThatTheFaultAppliesTo() throws {
    let applicable = Dictionary(
      uniqueKeysWithValues: try ExampleDocument.allCases.map { ($0, try $0.applicableFaults()) })
    for line in FaultTable.lines {
      if case .inapplicable = line.outcome {
        #expect(!applicable.values.contains { $0.contains(line.fault) }, "\(line.fault) applies")
      } else {
        #expect(applicable[line.target.document]?.contains(line.fault) == true, "\(line.fault) does not apply")
      }
    }
  }

  @Test func everyCheckOfTheTableIsInTheCatalogue() {
    let named = FaultTable.lines.flatMap { line -> [String] in
      switch line.outcome {
      case .failures(let checks): checks
      case .warning(let check): [check]
      case .explored, .inapplicable: []
      }
    }
    #expect(Set(named).subtracting(CheckCatalogue.ids) == [])
  }
}
