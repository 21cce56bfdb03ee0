import JSON
import Testing

@testable import Sandbox

/// Content of every media type, and parameters of every style.
@Suite struct ContentTests {
  private let sandbox: Sandbox

  init() throws { sandbox = try TestDocuments.sandbox("media-types.yaml", fixtures: false) }

  @Test func forms() {
    let type = "application/x-www-form-urlencoded"
    let made = sandbox.ask("POST", "/contacts", "name=Ann", type: type)
    #expect(made.status == 201)
    let target = made.field("location") ?? ""
    let text = "name=A%26B&age=7&active=true&phones=%2B491234567,%2B497654321&address%5Bstreet%5D=S+1"
    #expect(sandbox.ask("PUT", target, text, type: type).status == 200)
    let read = sandbox.ask("GET", target)
    #expect(read["/name"] == "A&B" && read["/age"] == 7 && read["/active"] == true)
    #expect(read["/phones"] == ["+491234567", "+497654321"] && read["/address"] == ["street": "S 1"])
    #expect(sandbox.ask("PUT", target, "name=A&age=old", type: type).status == 422)
    #expect(sandbox.ask("PUT", target, "age=7", type: type).status == 422)
    #expect(sandbox.ask("PUT", target, #"{"name": "A"}"#).status == 415)
  }

  @Test func multipartForms() {
    func form(_ parts: String...) -> String {
      parts.map { "--b\r\nContent-Disposition: form-data; \($0)\r\n" }.joined() + "--b--\r\n"
    }
    let type = "multipart/form-data; boundary=b"
    let file = "name=scan; filename=s.pdf\r\nContent-Type: application/pdf\r\n\r\n%PDF"
    let body = form(
      "name=subject\r\n\r\nHi", file, "name=pages\r\n\r\n3", "name=labels\r\n\r\na", "name=labels\r\n\r\nb")
    let made = sandbox.ask("POST", "/letters", body, type: type)
    #expect(made.status == 201, "\(made.text)")
    let read = sandbox.ask("GET", made.field("location") ?? "")
    #expect(read["/subject"] == "Hi" && read["/pages"] == 3 && read["/labels"] == ["a", "b"] && read["/scan"] == nil)
    #expect(sandbox.ask("POST", "/letters", form("name=subject\r\n\r\nHi"), type: type).status == 422)
    #expect(sandbox.ask("POST", "/letters", "--b\r\nnonsense", type: type).status == 400)
    #expect(sandbox.ask("POST", "/letters", body, type: "multipart/form-data").status == 400)
  }

  @Test func xml() {
    let body = """
      <?xml version="1.0"?><v:invoice xmlns:v="https://example.com/invoices" currency="USD"><client>Ann</client>
      <positions><position number="1"><text>Ink</text><price>2.50</price></position></positions><keyword>a</keyword></v:invoice>
      """
    let made = sandbox.ask("POST", "/invoices", body, type: "application/xml")
    #expect(made.status == 201, "\(made.text)")
    let read = sandbox.ask("GET", made.field("location") ?? "")
    #expect(read.field("content-type") == "application/xml")
    #expect(read.text.contains(#"currency="USD""#) && read.text.contains("<client>Ann</client>"))
    #expect(read.text.contains(#"<position number="1"><text>Ink</text><price>2.50</price></position>"#))
    #expect(read.text.contains("<keyword>a</keyword>"))
    #expect(sandbox.ask("POST", "/invoices", "<invoice><client>", type: "application/xml").status == 400)
    #expect(
      sandbox.ask("POST", "/invoices", "<invoice><client>A</client></invoice>", type: "application/xml").status == 422)
  }

  @Test func textsAndBytes() {
    let contact = sandbox.ask("POST", "/contacts", "name=Ann", type: "application/x-www-form-urlencoded")
    let target = contact.field("location") ?? ""
    #expect(sandbox.ask("PUT", "\(target)/note", "Ring Ä\n", type: "text/plain").status == 204)
    let note = sandbox.ask("GET", "\(target)/note")
    #expect(note.text == "Ring Ä\n" && note.field("content-type") == "text/plain")
    #expect(sandbox.ask("PUT", "\(target)/note", String(repeating: "a", count: 501), type: "text/plain").status == 422)
    #expect(sandbox.ask("PUT", "\(target)/scan", "\u{0}\u{1}é", type: "application/octet-stream").status == 204)
    #expect(sandbox.ask("GET", "\(target)/scan").body == Array("\u{0}\u{1}é".utf8))
  }

  private static let query = [
    "tags=a&tags=b", "sizes=1,2", "colours=red%7Cblue", "places=a%20b", "range%5Bfrom%5D=1&range%5Bto%5D=9",
    "window=from,1,to,9", "filter=%7B%22from%22:1,%22to%22:9%7D",
  ]
  private static let fields = [("x-words", "a,b"), ("x-range", "from=1,to=9"), ("cookie", "x=y; rooms=a,b")]

  private func update(_ target: String, _ query: [String], _ fields: [(String, String)]) -> Reply {
    sandbox.ask(
      "PUT", "\(target)?\(query.joined(separator: "&"))", #"{"label": "A"}"#, type: "application/vnd.office.shelf+json",
      fields: fields.map { (name: $0.0, value: $0.1) })
  }

  @Test func parametersOfEveryStyle() {
    let made = sandbox.ask("POST", "/shelves", #"{"label": "B"}"#, type: "application/vnd.office.shelf+json")
    let target = made.field("location") ?? ""
    #expect(target.hasPrefix("/shelves/;id="))
    #expect(update(target, Self.query, Self.fields).status == 200)
    #expect(sandbox.ask("GET", target)["/label"] == "A")
    #expect(sandbox.ask("GET", target.replacing(";id=", with: "")).status == 404)
    for index in Self.query.indices {
      var query = Self.query
      query.remove(at: index)
      #expect(update(target, query, Self.fields).status == 400, "without \(Self.query[index])")
    }
    for index in Self.fields.indices {
      var fields = Self.fields
      fields.remove(at: index)
      #expect(update(target, Self.query, fields).status == 400, "without \(Self.fields[index])")
    }
  }

  @Test(arguments: [
    (0, "tags=1"), (1, "sizes=1,x"), (2, "colours=red,blue"), (3, "places=a|b"), (4, "range%5Bfrom%5D=1"),
    (4, "range%5Bfrom%5D=1&range%5Bto%5D=x"), (5, "window=from,1"), (6, "filter=from"),
    (6, "filter=%7B%22from%22:1%7D"),
  ])
  func wrongParametersAreRefused(index: Int, text: String) {
    let made = sandbox.ask("POST", "/shelves", #"{"label": "B"}"#, type: "application/vnd.office.shelf+json")
    var query = Self.query
    query[index] = text
    #expect(update(made.field("location") ?? "", query, Self.fields).status == 400)
  }
}
