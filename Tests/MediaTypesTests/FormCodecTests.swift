import JSON
import MediaTypes
import Testing

/// `application/x-www-form-urlencoded` (OpenAPI 3.1.1 §4.8.14.4).
@Suite struct FormCodecTests {
  static let form = "application/x-www-form-urlencoded"
  static let schema = """
    {type: object, properties: {name: {type: string}, age: {type: integer}, on: {type: boolean},
     tags: {type: array, items: {type: string}}, sizes: {type: array, items: {type: number}},
     address: {type: object, properties: {zip: {type: string}, city: {type: string}}}}}
    """

  @Test func propertiesArePairs() throws {
    let form = try Sample(Self.form, "{schema: \(Self.schema)}")
    let value: JSONValue = [
      "name": "a&b=c d+é", "age": 7, "on": true, "tags": ["x", "y,z"], "address": ["zip": "9", "city": "Ä"],
    ]
    let text =
      "name=a%26b%3Dc%20d%2B%C3%A9&age=7&on=true&tags=x&tags=y%2Cz&address=%7B%22zip%22%3A%229%22%2C%22city%22%3A%22%C3%84%22%7D"
    #expect(form.text(value) == text)
    #expect(try form.value(text) == value)
    #expect(form.codec.contentType == Self.form)
  }

  @Test func whatTheSchemaDoesNotHaveIsText() throws {
    let form = try Sample(Self.form, "{schema: \(Self.schema)}")
    #expect(
      try form.value("other=1&name=2&more=a&more=b&age=x") == [
        "name": "2", "age": "x", "other": "1", "more": ["a", "b"],
      ])
    #expect(try form.value("name=a+b&empty=&flag") == ["name": "a b", "empty": "", "flag": ""])
  }

  @Test func nullAndEmptyArraysAreNotThere() throws {
    let form = try Sample(Self.form, "{schema: \(Self.schema)}")
    #expect(form.codec.expressed(["name": "a", "age": nil, "tags": []]) == ["name": "a"])
    #expect(form.codec.encode([:]) == nil)
    #expect(form.codec.encode("text") == nil)
    // A number where text belongs is read as text.
    #expect(form.codec.expressed(["name": 5]) == ["name": "5"])
  }

  @Test(arguments: [
    ("{tags: {explode: false}}", "tags=x,y%2Cz"),
    ("{tags: {style: spaceDelimited}}", "tags=x%20y%2Cz"),
    ("{tags: {style: pipeDelimited}}", "tags=x%7Cy%2Cz"),
    ("{tags: {style: form}}", "tags=x&tags=y%2Cz"),
    ("{tags: {contentType: application/json}}", "tags=%5B%22x%22%2C%22y%2Cz%22%5D"),
    ("{tags: {allowReserved: true}}", "tags=x&tags=y,z"),
  ])
  func encodingSaysHowAnArrayIsWritten(encoding: String, text: String) throws {
    let form = try Sample(Self.form, "{schema: \(Self.schema), encoding: \(encoding)}")
    let value: JSONValue = ["tags": ["x", "y,z"]]
    #expect(form.text(value) == text)
    #expect(try form.value(text) == value)
  }

  @Test(arguments: [
    ("{address: {style: deepObject, explode: true}}", "address%5Bzip%5D=9&address%5Bcity%5D=Ulm&name=n"),
    ("{address: {style: form}}", "zip=9&city=Ulm&name=n"),
    ("{address: {explode: false}}", "address=zip,9,city,Ulm&name=n"),
  ])
  func encodingSaysHowAnObjectIsWritten(encoding: String, text: String) throws {
    let form = try Sample(Self.form, "{schema: \(Self.schema), encoding: \(encoding)}")
    let value: JSONValue = ["address": ["zip": "9", "city": "Ulm"], "name": "n"]
    #expect(form.text(value) == text)
    #expect(try form.value(text) == value)
  }

  @Test(arguments: [
    ("csv", "tags=a,b"), ("ssv", "tags=a%20b"), ("tsv", "tags=a%09b"), ("pipes", "tags=a%7Cb"),
    ("multi", "tags=a&tags=b"),
  ])
  func swaggerFieldsHaveACollectionFormat(format: String, text: String) throws {
    let form = try Sample(
      document: """
        {swagger: "2.0", info: {title: t, version: "1"}, paths: {/a: {put: {consumes: [\(Self.form)], parameters: [
        {name: tags, in: formData, type: array, items: {type: string}, collectionFormat: \(format)},
        {name: age, in: formData, type: integer, required: true, minimum: 3}],
        responses: {"200": {description: d}}}}}}
        """, .swagger20)
    #expect(form.text(["tags": ["a", "b"], "age": 4]) == text + "&age=4")
    #expect(try form.value(text + "&age=4") == ["tags": ["a", "b"], "age": 4])
    #expect(form.schema.isValid(["age": 3]) && !form.schema.isValid(["age": 2]) && !form.schema.isValid([:]))
  }
}
