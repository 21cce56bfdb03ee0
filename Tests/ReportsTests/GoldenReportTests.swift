import Foundation
import Testing

import ContractTesting
@testable import Reports

/// Every format against a file of `Fixtures/reports`. `UPDATE_GOLDEN=1 swift test` writes the files anew; look at the
/// difference before you commit it.
@Suite struct GoldenReportTests {
  @Test func terminal() throws {
    try expectGolden("full.txt", TerminalReport(style: .plain).text(SampleReports.full))
    try expectGolden("green.txt", TerminalReport(style: .plain).text(SampleReports.green))
  }

  @Test func verboseTerminal() throws {
    var style = TerminalStyle.plain
    style.detail = .verbose
    try expectGolden("full-verbose.txt", TerminalReport(style: style).text(SampleReports.full))
  }

  @Test func quietTerminal() throws {
    var style = TerminalStyle.plain
    style.detail = .quiet
    try expectGolden("full-quiet.txt", TerminalReport(style: style).text(SampleReports.full))
    try expectGolden("green-quiet.txt", TerminalReport(style: style).text(SampleReports.green))
  }

  @Test func narrowTerminalWithoutUnicode() throws {
    let style = TerminalStyle(colour: false, unicode: false, width: 60)
    let text = TerminalReport(style: style).text(SampleReports.full)
    #expect(text.utf8.allSatisfy { $0 < 0x80 })
    try expectGolden("full-ascii.txt", text)
  }

  @Test func colours() throws {
    let style = TerminalStyle(colour: true, unicode: true, width: 100)
    try expectGolden("full-colour.txt", TerminalReport(style: style).text(SampleReports.full))
  }

  @Test func json() throws {
    try expectGolden("full.json", JSONReport.text(SampleReports.full))
    try expectGolden("green.json", JSONReport.text(SampleReports.green))
  }

  @Test func junit() throws {
    try expectGolden("full.junit.xml", JUnitReport.text(SampleReports.full))
    try expectGolden("green.junit.xml", JUnitReport.text(SampleReports.green))
  }
}

/// Holds `text` to a file of `Fixtures/reports`.
func expectGolden(_ name: String, _ text: String) throws {
  let folder = packageRoot.appending(path: "Fixtures/reports")
  let file = folder.appending(path: name)
  if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }
  let expected = try String(decoding: Data(contentsOf: file), as: UTF8.self)
  #expect(text.utf8.elementsEqual(expected.utf8), "\(name) differs; UPDATE_GOLDEN=1 writes it anew:\n\(text)")
}

/// The folder of `Package.swift`.
let packageRoot = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()
