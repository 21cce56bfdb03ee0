import JSON
import MediaTypes
import Testing

/// The examples of the XML Object (OpenAPI 3.1.1 §4.8.26.2), and what they leave open.
@Suite struct XMLCodecTests {
  private static let head = #"<?xml version="1.0" encoding="UTF-8"?>"#

  private func sample(_ schema: String) throws -> Sample { try Sample("application/xml", "{schema: \(schema)}") }

  /// A property `p` of a root named `r`, and the inside of the root.
  @Test(
    arguments: [
      ("{type: string}", ["p": "a"], "<p>a</p>"),
      ("{type: string, xml: {name: q}}", ["p": "a"], "<q>a</q>"),
      ("{type: array, items: {type: string}}", ["p": ["a", "b"]], "<p>a</p><p>b</p>"),
      ("{type: array, items: {type: string, xml: {name: i}}}", ["p": ["a", "b"]], "<i>a</i><i>b</i>"),
      // The name of the array counts for nothing without an element of its own.
      ("{type: array, xml: {name: x}, items: {type: string, xml: {name: i}}}", ["p": ["a"]], "<i>a</i>"),
      ("{type: array, xml: {wrapped: true}, items: {type: string}}", ["p": ["a", "b"]], "<p><p>a</p><p>b</p></p>"),
      ("{type: array, xml: {wrapped: true}, items: {type: string, xml: {name: i}}}", ["p": ["a"]], "<p><i>a</i></p>"),
      ("{type: array, xml: {name: x, wrapped: true}, items: {type: string}}", ["p": ["a"]], "<x><x>a</x></x>"),
      (
        "{type: array, xml: {name: x, wrapped: true}, items: {type: string, xml: {name: i}}}", ["p": ["a"]],
        "<x><i>a</i></x>"
      ),
      ("{type: array, xml: {wrapped: true}, items: {type: string}}", ["p": []], "<p/>"),
      ("{type: array, xml: {nodeType: element}, items: {type: integer}}", ["p": [1, 2]], "<p><p>1</p><p>2</p></p>"),
      (
        "{type: object, properties: {n: {type: number}, o: {type: boolean}}}", ["p": ["n": 15, "o": false]],
        "<p><n>15</n><o>false</o></p>"
      ),
      (
        "{type: array, items: {type: object, properties: {n: {type: integer}}}}", ["p": [["n": 1], ["n": 2]]],
        "<p><n>1</n></p><p><n>2</n></p>"
      ),
      (
        "{type: string}", ["p": "<a href=\"b\">&amp;'\r\n\t</a>"],
        "<p>&lt;a href=\"b\"&gt;&amp;amp;'&#13;\n\t&lt;/a&gt;</p>"
      ),
      ("{type: string}", ["p": ""], "<p/>"),
    ] as [(String, JSONValue, String)])
  func propertiesAreElements(schema: String, value: JSONValue, inside: String) throws {
    let xml = try sample("{type: object, xml: {name: r}, properties: {p: \(schema)}}")
    #expect(xml.text(value) == "\(Self.head)<r>\(inside)</r>")
    #expect(try xml.value("<r>\(inside)</r>") == value)
  }

  @Test func attributesNamespacesAndTexts() throws {
    let xml = try sample(
      """
      {type: object, xml: {name: r, namespace: "http://example.com/ns", prefix: s}, properties: {
       id: {type: integer, xml: {attribute: true}}, lang: {type: string, xml: {nodeType: attribute, name: l}},
       name: {type: string, xml: {namespace: "http://example.com/ns", prefix: s}},
       other: {type: string, xml: {namespace: "http://example.com/other"}}}}
      """)
    let value: JSONValue = ["id": 7, "lang": "a\"b\n", "name": "n", "other": "o"]
    let text =
      #"<s:r xmlns:s="http://example.com/ns" id="7" l="a&quot;b&#10;">"#
      + #"<s:name xmlns:s="http://example.com/ns">n</s:name><other xmlns="http://example.com/other">o</other></s:r>"#
    #expect(xml.text(value) == Self.head + text)
    #expect(try xml.value(text) == value)
    // Another prefix for the same names.
    #expect(
      try xml.value(#"<z:r xmlns:z="http://example.com/ns" id='7'><z:name>n</z:name></z:r>"#) == ["id": 7, "name": "n"])
    let text32 = try sample(
      "{type: object, xml: {name: r}, properties: {id: {type: integer, xml: {nodeType: attribute}}, v: {type: number, xml: {nodeType: text}}}}"
    )
    #expect(text32.text(["id": 1, "v": 25]) == Self.head + #"<r id="1">25</r>"#)
    #expect(try text32.value(#"<r id="1">25</r>"#) == ["id": 1, "v": 25])
  }

  @Test func theRootIsNamedAfterItsSchema() throws {
    let schemas =
      "{Pet: {type: object, properties: {n: {type: string}}}, Pets: {type: array, items: {$ref: '#/components/schemas/Pet'}}}"
    let pet = try Sample("application/xml", "{schema: {$ref: '#/components/schemas/Pet'}}", schemas: schemas)
    #expect(pet.text(["n": "a"]) == Self.head + "<Pet><n>a</n></Pet>")
    let pets = try Sample("text/xml; charset=utf-8", "{schema: {$ref: '#/components/schemas/Pets'}}", schemas: schemas)
    #expect(pets.text([["n": "a"], ["n": "b"]]) == Self.head + "<Pets><Pet><n>a</n></Pet><Pet><n>b</n></Pet></Pets>")
    #expect(pets.codec.expressed([["n": "a"], ["n": "b"]]) == [["n": "a"], ["n": "b"]])
    #expect(try sample("{type: integer}").text(5) == Self.head + "<record>5</record>")
  }

  @Test func whatXMLCannotSayIsNotExpressed() throws {
    let xml = try sample("{type: object, properties: {p: {type: string}, q: {type: array, items: {type: string}}}}")
    for value in [["p": nil], ["p": 5], ["p": "\u{1}"], ["p": "\u{FFFE}"], ["p": "x", "q": []], ["a b": "x"]]
      as [JSONValue]
    {
      #expect(xml.codec.expressed(value) != value, "\(value)")
    }
    #expect(
      try xml.value(#"<r xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><p xsi:nil="true"/></r>"#) == ["p": nil])
    #expect(xml.codec.expressed(["extra": "x", "p": "y"]) == ["extra": "x", "p": "y"])
    // A text or an object in the place of the other is read as what it is, so that the schema can refuse it.
    #expect(xml.codec.expressed(["p": ["a": "b"]]) == ["p": ["a": "b"]])
  }

  @Test func aWholeDocumentIsRead() throws {
    let xml = try sample("{type: object, properties: {p: {type: string}, n: {type: integer}}}")
    let text = """
      \u{FEFF}<?xml version="1.0"?>
      <!-- a < b -->
      <?target data?>
      <r a="ignored">
        <p>x<!-- no text -->&#x41;&#66;<![CDATA[<&]]></p><n
         >5</n >
      </r>
      <!-- end -->
      """
    #expect(try xml.value(text) == ["p": "xAB<&", "n": 5])
    let latin = Array(#"<?xml version="1.0" encoding="ISO-8859-1"?><r><p>"#.utf8) + [0xE9] + Array("</p></r>".utf8)
    #expect(try xml.codec.decode(latin, contentType: "application/xml") == ["p": "é"])
    let wide: [UInt8] = [0xFF, 0xFE] + "<r><p>é</p></r>".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try xml.codec.decode(wide, contentType: "application/xml") == ["p": "é"])
    #expect(try xml.value("<r>\r\n<p>a\r\nb\rc</p></r>") == ["p": "a\nb\nc"])
  }

  @Test(arguments: [
    ("<r><p>a</r>", "<p> is closed by </r> (line 1, column 11)"),
    ("<r><p>a</p>", "<r> is not closed (line 1, column 12)"),
    ("<r>&nbsp;</r>", "the reference &nbsp; stands for nothing (line 1, column 10)"),
    ("<r>&#0;</r>", "the reference &#0; stands for nothing (line 1, column 8)"),
    ("<r a='1' a='2'/>", "the attribute a stands twice in <r> (line 1, column 15)"),
    ("<r/>\n<r/>", "something follows the root element (line 2, column 1)"),
    ("<!DOCTYPE r [<!ENTITY a 'b'>]><r>&a;</r>", "a document type declaration is not read (line 1, column 1)"),
    ("<!DOCTYPE r SYSTEM 'file:///etc/passwd'><r/>", "a document type declaration is not read (line 1, column 1)"),
    ("", "there is no element (line 1, column 1)"),
    ("<r a=1/>", "the value of a has no quotes (line 1, column 6)"),
    ("<r>\u{1}</r>", "a character is not allowed in XML (line 1, column 4)"),
    ("<r><![CDATA[x]]</r>", "a CDATA section is not closed (line 1, column 20)"),
    ("<1/>", "a name is missing (line 1, column 2)"),
  ])
  func whatIsNotWellFormedIsSaid(text: String, problem: String) throws {
    #expect(try sample("{type: object}").problem(text) == problem)
  }

  @Test func depthHasALimit() throws {
    let xml = try sample("{type: object}")
    func nested(_ depth: Int) -> String {
      String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
    }
    #expect(xml.problem(nested(256)) == nil)
    #expect(xml.problem(nested(257))?.hasPrefix("elements are nested too deep") == true)
    #expect(xml.problem(nested(200_000))?.hasPrefix("elements are nested too deep") == true)
  }

  @Test func brokenContentIsBroken() throws {
    let xml = try sample("{type: object, properties: {p: {type: string}}}")
    let broken = xml.codec.broken(try #require(xml.codec.encode(["p": "abc"])))
    #expect(broken.map(\.kind) == [.malformed, .truncated])
    for fault in broken {
      #expect(throws: MalformedContent.self) { try xml.codec.decode(fault.content, contentType: "application/xml") }
    }
  }
}
