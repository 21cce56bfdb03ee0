import Documents
import Generation
import JSON
import JSONSchema
import Testing

/// One constraint at a time: which values stand at its boundaries, and which break it.
@Suite struct ConstraintTests {
  /// What is tried for one keyword of the property `p`, written as JSON.
  struct Tried {
    /// The baseline's own value, which is not tried again.
    var own = ""
    var valid: Set<String> = []
    var invalid: Set<String> = []
  }

  private func tried(_ property: String, _ keyword: String, boundariesOnly: Bool = true) throws -> Tried {
    let schema = try schema("{type: object, properties: {p: \(property)}}")
    let generator = PayloadGenerator(schema: schema, seed: 11)
    let base = try generator.baseline(.full, salt: 1).get()
    func values(_ variations: [Variation]) -> Set<String> {
      Set(
        variations.filter {
          $0.keyword == keyword && !$0.pointer.isRoot && ($0.isConstraintBoundary || !boundariesOnly)
        }.compactMap {
          if case .set(let value) = $0.change { value.serialized() } else { nil }
        })
    }
    return Tried(
      own: base["p"]?.serialized() ?? "",
      valid: values(generator.positives(from: base, salt: 2)),
      invalid: values(generator.negatives(from: base, salt: 3)))
  }

  private func lengths(_ values: Set<String>) -> Set<Int> { Set(values.map { $0.unicodeScalars.count - 2 }) }

  @Test func lengths() throws {
    #expect(lengths(try tried("{type: string, minLength: 3, maxLength: 9}", "minLength").valid) == [3])
    #expect(lengths(try tried("{type: string, minLength: 3, maxLength: 12}", "minLength").invalid) == [2])
    #expect(lengths(try tried("{type: string, maxLength: 50}", "maxLength").valid) == [50])
    #expect(lengths(try tried("{type: string, maxLength: 50}", "maxLength").invalid) == [51])
    #expect(try tried("{type: string, minLength: 0}", "minLength").valid == ["\"\""])
  }

  @Test func lengthsWithinAPattern() throws {
    let slug = "{type: string, pattern: '^[a-z]+$', minLength: 4, maxLength: 30}"
    #expect(lengths(try tried(slug, "maxLength").valid) == [30])
    #expect(lengths(try tried(slug, "maxLength").invalid) == [31])
    #expect(try tried(slug, "maxLength").invalid.allSatisfy { $0.dropFirst().dropLast().allSatisfy(\.isLowercase) })
  }

  @Test func lengthsWithinAFormat() throws {
    let email = "{type: string, format: email, maxLength: 40}"
    #expect(lengths(try tried(email, "maxLength").valid) == [40])
    #expect(try tried(email, "maxLength").invalid.allSatisfy { $0.contains("@example.com") })
  }

  @Test func bounds() throws {
    let score = "{type: integer, minimum: 2, maximum: 90}"
    #expect(try tried(score, "minimum").valid == ["2", "3"])
    #expect(try tried(score, "minimum").invalid == ["1"])
    let upper = try tried(score, "maximum")
    #expect(upper.valid.union([upper.own]).isSuperset(of: ["90", "89"]))
    #expect(try tried(score, "maximum").invalid == ["91", "18446744073709551706"])
  }

  @Test func exclusiveBounds() throws {
    let score = "{type: integer, exclusiveMinimum: 2, exclusiveMaximum: 90}"
    #expect(try tried(score, "exclusiveMinimum").valid == ["3", "4"])
    #expect(try tried(score, "exclusiveMinimum").invalid == ["2"])
    #expect(try tried(score, "exclusiveMaximum").valid == ["89", "88"])
    #expect(try tried(score, "exclusiveMaximum").invalid == ["90", "18446744073709551705"])
    #expect(try tried("{type: number, exclusiveMinimum: 0}", "exclusiveMinimum").valid.contains("0.01"))
  }

  @Test func multiples() throws {
    let size = "{type: integer, multipleOf: 5, minimum: 12, maximum: 48}"
    #expect(try tried(size, "minimum").valid == ["15", "20"])
    let upper = try tried(size, "maximum")
    #expect(upper.valid.union([upper.own]).isSuperset(of: ["45", "40"]))
    #expect(try tried(size, "multipleOf").invalid.count == 1)
  }

  @Test func integerFormats() throws {
    #expect(try tried("{type: integer, format: int32}", "format").valid == ["2147483647", "-2147483648"])
    #expect(try tried("{type: integer, format: int32}", "format").invalid == ["2147483648", "-2147483649"])
    #expect(try tried("{type: integer, format: int64}", "format").valid.contains("9223372036854775807"))
    #expect(try tried("{type: integer}", "number", boundariesOnly: false).valid.contains("9007199254740993"))
    #expect(try !tried("{type: integer, format: int32}", "number", boundariesOnly: false).valid.contains("2147483648"))
  }

  @Test func numbersThatFloatsLose() throws {
    let values = try tried("{type: number}", "number", boundariesOnly: false).valid
    #expect(values.isSuperset(of: ["-0", "0.30000000000000004", "12345678901234.5678", "0"]))
  }

  @Test func enumerations() throws {
    let all = try tried("{enum: [low, mid, high]}", "enum")
    #expect(all.valid.count == 2, "each member but the baseline's")
    #expect(all.invalid.contains { ["\"LOW\"", "\"MID\"", "\"HIGH\""].contains($0) }, "a change of case")
    let many = (1...40).map { "m\($0)" }.joined(separator: ", ")
    #expect(try tried("{enum: [\(many)]}", "enum").valid.count == 39, "each of forty but the baseline's")
    #expect(try tried("{const: 5}", "const").invalid == ["6"])
  }

  @Test func types() throws {
    let strangers = try tried("{type: string}", "type").invalid
    #expect(strangers.count == 3)
    #expect(strangers.contains("null"))
    #expect(strangers.contains { $0.hasPrefix("{\"unexpected\":\"value ") }, "an object")
    #expect(strangers.contains { Int($0) != nil }, "a number")
    #expect(try tried("{type: boolean}", "type").valid.count == 1)
    #expect(try tried("{type: [string, 'null']}", "type").valid == ["null"])
    #expect(try !tried("{type: [string, 'null']}", "type").invalid.contains("null"))
    #expect(try tried("{type: integer}", "type").invalid.contains { $0.hasSuffix(".5") }, "a fraction")
    #expect(try tried("{type: number}", "type").invalid.contains("\"NaN\""), "what no number of JSON says")
    #expect(try !tried("{type: integer}", "type").invalid.contains("\"NaN\""))
  }

  @Test func typesOfTheWholePayload() throws {
    let generator = PayloadGenerator(schema: try schema("{type: object}"), seed: 11)
    func strangers(_ salt: UInt64) -> Set<JSONValue> {
      Set(generator.negatives(from: [:], salt: salt).map { $0.applied(to: [:]) })
    }
    #expect(strangers(1).contains { $0.array != nil })
    #expect(strangers(1).contains { $0.string != nil })
    #expect(strangers(1).intersection(strangers(2)) == [.null], "all others are the salt's own")
  }

  @Test func formats() throws {
    #expect(try tried("{type: string, format: date}", "format").valid.contains("\"2024-02-29\""))
    #expect(try tried("{type: string, format: date}", "format").invalid == ["\"2026-02-30\""])
    for format in ["date-time", "time", "duration", "email", "uuid", "uri", "hostname", "ipv4", "ipv6", "byte"] {
      #expect(try tried("{type: string, format: \(format)}", "format").invalid.count == 1, "\(format)")
    }
  }

  @Test func patterns() throws {
    let tried = try tried("{type: string, pattern: '^[A-Z]{2}[0-9]{3}$'}", "pattern")
    #expect(tried.valid.count == 3)
    #expect(tried.invalid.count == 1)
  }

  @Test func arrays() throws {
    let tags = "{type: array, items: {type: integer}, minItems: 1, maxItems: 4, uniqueItems: true}"
    func counts(_ values: Set<String>) -> Set<Int> { Set(values.map { $0.split(separator: ",").count }) }
    #expect(counts(try tried(tags, "minItems").valid) == [1])
    #expect(try tried(tags, "minItems").invalid == ["[]"])
    #expect(counts(try tried(tags, "maxItems").valid) == [4])
    #expect(counts(try tried(tags, "maxItems").invalid) == [5])
    #expect(try tried(tags, "uniqueItems").invalid.count == 1)
    #expect(try tried("{type: array, items: {type: integer}}", "type", boundariesOnly: false).valid.contains("[]"))
  }

  @Test func containedElements() throws {
    let list =
      "{type: array, items: {type: integer}, contains: {const: 42}, minContains: 2, maxContains: 3, minItems: 4}"
    func counts(_ values: Set<String>) -> Set<Int> {
      Set(values.map { $0.split(whereSeparator: { !$0.isNumber }).count(where: { $0 == "42" }) })
    }
    #expect(counts(try tried(list, "minContains").valid) == [2])
    #expect(counts(try tried(list, "maxContains").valid) == [3])
    #expect(counts(try tried(list, "contains").invalid) == [1])
    #expect(counts(try tried(list, "maxContains").invalid) == [4])
  }

  @Test func text() throws {
    let values = try tried("{type: string, maxLength: 80}", "text", boundariesOnly: false).valid
    #expect(values.contains("\"\""))
    #expect(values.contains { $0.unicodeScalars.contains("\u{301}") }, "a combining accent")
    #expect(values.contains { $0.unicodeScalars.contains("\u{1F600}") }, "a character beyond the BMP")
    #expect(values.contains { $0.hasPrefix("\" ") && $0.hasSuffix(" \"") }, "outer blanks")
    #expect(try tried("{type: string, maxLength: 80}", "text").valid.isEmpty, "no boundary is documented")
  }
}
