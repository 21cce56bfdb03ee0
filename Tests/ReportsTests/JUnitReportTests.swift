import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@testable import Reports

@Suite struct JUnitReportTests {
  @Test func isWellFormedWhateverServersSend() {
    let parser = XMLParser(data: Data(JUnitReport.text(SampleReports.full).utf8))
    let counter = ElementCounter()
    parser.delegate = counter
    #expect(parser.parse())
    #expect(counter.counts["testsuite"] == 3)
    #expect(counter.counts["failure"] == 2)
    #expect(counter.counts["skipped"] == 3)
    #expect(counter.counts["system-out"] == 1)
  }

  @Test func replacesWhatXMLCannotHold() {
    #expect(XMLText.content("a\u{0}\u{1B}\u{FFFE}\t\n<&>") == "a\u{FFFD}\u{FFFD}\u{FFFD}\t\n&lt;&amp;&gt;")
    #expect(XMLText.attribute("\"\n\t") == "&quot;&#10;&#9;")
  }

  private final class ElementCounter: NSObject, XMLParserDelegate {
    var counts: [String: Int] = [:]

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      counts[name, default: 0] += 1
    }
  }
}
