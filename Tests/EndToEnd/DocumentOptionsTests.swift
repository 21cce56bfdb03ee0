import Testing

/// Overlays, references out of the document, and the rules of `lint`, as a user gives them.
@Suite struct DocumentOptionsTests {
  private static let document = """
    openapi: 3.1.0
    info: {title: t, version: "1"}
    paths:
      /a/{id}:
        parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
        get: {responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "SCHEMA"}}}}}}
        put:
          operationId: putA
          requestBody: {required: true, content: {application/json: {schema: {$ref: "SCHEMA"}}}}
          responses: {"200": {description: ok}, 4XX: {description: no}}
    components: {schemas: {A: {type: object, properties: {n: {type: integer, minimum: 1, maximum: 9}}}}}

    """
  private static let overlay = """
    overlay: 1.0.0
    info: {title: o, version: "1"}
    actions:
    - target: $.components.schemas.A.properties
      update:
        s: {type: string}
    - target: $.paths.*.delete
      remove: true

    """

  private func program(schema: String = "#/components/schemas/A") throws -> BuiltProgram {
    let program = try BuiltProgram()
    try program.write(Self.document.replacing("SCHEMA", with: schema), to: "api.yaml")
    try program.write(Self.overlay, to: "more.yaml")
    return program
  }

  @Test func anOverlayIsAppliedAndItsPlacesAreItsOwn() throws {
    let program = try program()
    defer { program.remove() }
    let lint = try program.run(["lint", "api.yaml", "--overlay", "more.yaml"])
    #expect(lint.status == 0, "\(lint.error)")
    let lines = lint.output.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("more.yaml:6:5: note: ") && $0.hasSuffix(" [unbounded-string]") })
    #expect(lines.contains { $0.hasPrefix("more.yaml:7:11: warning: ") && $0.hasSuffix(" [overlay-target-unmatched]") })
    #expect(lines.contains { $0.hasPrefix("api.yaml:") })
    #expect(try !program.run(["lint", "api.yaml"]).output.contains("more.yaml"))
    let skipped = try program.run(["lint", "api.yaml", "--overlay", "more.yaml", "--skip-rule", "unbounded-string"])
    #expect(!skipped.output.contains("unbounded-string"))

    #expect(try program.run(["plan", "api.yaml", "--overlay", "more.yaml"]).status == 0)
    let run = try program.run(
      ["run", "api.yaml", "--target", "sandbox", "--overlay", "more.yaml", "--depth", "smoke", "--quiet"])
    #expect(run.status == 0, "\(run.output)\(run.error)")
  }

  @Test func theConfigurationMayNameTheOverlay() throws {
    let program = try program()
    defer { program.remove() }
    try program.write("overlay: [broken.yaml]\nallow-remote-refs: false\n", to: "contract-test.yaml")
    try program.write("overlay: 1.0.0\ninfo: {title: o, version: '1'}\nactions: [{target: '$.['}]\n", to: "broken.yaml")
    for command in ["plan", "lint", "serve"] {
      let outcome = try program.run([command, "api.yaml"])
      #expect(outcome.status == 3)
      #expect(outcome.error.hasPrefix("broken.yaml:3:20: error: "), "\(outcome.error)")
    }
    #expect(try program.run(["plan", "api.yaml", "--overlay", "more.yaml"]).status == 0)
    // What `lint` does not need it does not look at.
    try program.write("overlay: more.yaml\nauth-bearer: $UNSET\n", to: "contract-test.yaml")
    #expect(try program.run(["lint", "api.yaml"]).output.contains("more.yaml:6:5"))
    #expect(try program.run(["plan", "api.yaml"]).status == 2)
  }

  @Test func anOverlayThatIsMissingOrNoneHasStatus3() throws {
    let program = try program()
    defer { program.remove() }
    for command in ["plan", "lint", "serve"] {
      let missing = try program.run([command, "api.yaml", "--overlay", "none.yaml"])
      #expect(missing.status == 3 && missing.error.contains("There is no file `none.yaml`"))
      let other = try program.run([command, "api.yaml", "--overlay", "api.yaml"])
      #expect(other.status == 3 && other.error.contains("no Overlay"))
    }
  }

  @Test func referencesToTheNetworkAreReadWhenAllowed() throws {
    let program = try program(schema: "http://127.0.0.1:1/a.yaml")
    defer { program.remove() }
    let without = try program.run(["lint", "api.yaml"])
    #expect(without.status == 1)
    let line = try #require(without.output.split(separator: "\n").first { $0.contains("--allow-remote-refs") })
    #expect(line.hasPrefix("api.yaml:6:") && line.contains(": error: ") && line.hasSuffix(" [remote-reference]"))
    let with = try program.run(["lint", "api.yaml", "--allow-remote-refs"])
    #expect(with.status == 1)
    #expect(with.output.contains("Nothing accepts connections at http://127.0.0.1:1"), "\(with.output)")
  }

  @Test func referencesOutOfTheFolderAreReadWhenAllowed() throws {
    let outside = try BuiltProgram()
    defer { outside.remove() }
    try outside.write("type: object\n", to: "a.yaml")
    let program = try program(schema: outside.folder.path + "/a.yaml")
    defer { program.remove() }
    let without = try program.run(["lint", "api.yaml"])
    #expect(without.status == 1 && without.output.contains("--allow-refs-outside"))
    #expect(try program.run(["lint", "api.yaml", "--allow-refs-outside"]).status == 0)
  }

  @Test func rulesAreListed() throws {
    let program = try BuiltProgram()
    defer { program.remove() }
    let list = try program.run(["lint", "--list-rules"])
    #expect(list.status == 0)
    for rule in ["no-read-back", "duplicate-key", "invalid-example", "overlay-target-unmatched", "malformed-pattern"] {
      #expect(list.output.contains("\(rule)\n    "))
    }
    let unknown = try program.run(["lint", "api.yaml", "--skip-rule", "no-readback"])
    #expect(unknown.status == 2 && unknown.error.contains("Did you mean \"no-read-back\"?"))
  }
}
