import Foundation
import Testing

/// The commands of the guide print what it says.
@Suite struct GuideTests {
  /// A command, and what follows it in the guide.
  struct Step {
    let command: String
    var output: [String] = []
  }

  /// The steps of the `console` blocks, in order.
  static func steps(_ text: String) -> [Step] {
    var steps: [Step] = []
    var isConsole = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("```") {
        isConsole = line == "```console"
      } else if isConsole, line.hasPrefix("$ ") {
        steps.append(Step(command: String(line.dropFirst(2))))
      } else if isConsole, !steps.isEmpty {
        steps[steps.count - 1].output.append(line)
      }
    }
    return steps
  }

  /// Without what differs from run to run: times, durations, numbers of requests.
  static func settled(_ text: String) -> String {
    text.replacing(#/\d{4}-\d\d-\d\dT[\d:.]+Z/#, with: "TIME").replacing(#/\d+(\.\d+)? m?s\b/#, with: "DURATION")
      .replacing(#/\d+ requests/#, with: "REQUESTS")
  }

  /// Whether the lines are those of the guide, where `…` stands for any.
  static func agree(_ lines: ArraySlice<String>, _ wanted: ArraySlice<String>) -> Bool {
    guard let next = wanted.first else { return lines.isEmpty }
    let rest = wanted.dropFirst()
    if next == "…" { return (lines.startIndex...lines.endIndex).contains { agree(lines[$0...], rest) } }
    return lines.first == next && agree(lines.dropFirst(), rest)
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/usr/bin/curl"), "needs curl"))
  func theCommandsPrintWhatTheGuideSays() throws {
    let guide = BuiltProgram.packageRoot.appending(path: "Specs/README.md")
    let steps = Self.steps(try String(contentsOf: guide, encoding: .utf8))
    #expect(steps.count > 10)
    let program = try BuiltProgram()
    defer { program.remove() }
    try FileManager.default.createSymbolicLink(
      at: program.folder.appending(path: "Specs"), withDestinationURL: BuiltProgram.packageRoot.appending(path: "Specs")
    )
    var server: (program: BuiltProgram, process: Process)?
    func stop() {
      server?.process.terminate()
      server?.process.waitUntilExit()
      server?.program.remove()
      server = nil
    }
    defer { stop() }
    var port = "8080"
    for step in steps {
      if step.command.hasSuffix(" &") {
        stop()
        let other = try BuiltProgram()
        var arguments = step.command.split(separator: " ").dropFirst().dropLast().map(String.init)
        for index in arguments.indices where index == 1 || index > 1 && arguments[index - 1] == "--database" {
          arguments[index] = program.folder.appending(path: arguments[index]).path
        }
        arguments[arguments.count - 1] = "0"
        let process = try other.start(arguments)
        server = (other, process)
        while other.text("output").filter(\.isNewline).count < 2, process.isRunning { usleep(20_000) }
        port = try #require(
          other.text("output").firstMatch(of: /:(\d+)/).map { String($0.1) }, "\(other.text("error"))")
        #expect(other.text("output").replacing(port, with: "8080") == step.output.map { $0 + "\n" }.joined())
        continue
      }
      let shell = Process()
      shell.executableURL = URL(filePath: "/bin/sh")
      let command = step.command.replacing("localhost:8080", with: "127.0.0.1:\(port)")
      shell.arguments = ["-c", command]
      shell.currentDirectoryURL = program.folder
      shell.environment = [
        "PATH": "\(BuiltProgram.executable.deletingLastPathComponent().path):/usr/bin:/bin", "LC_ALL": "C.UTF-8",
      ]
      let pipe = Pipe()
      shell.standardOutput = pipe
      shell.standardError = pipe
      shell.standardInput = FileHandle.nullDevice
      try shell.run()
      let printed = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      shell.waitUntilExit()
      let lines = Self.settled(printed).split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
      let wanted = step.output.filter { !$0.isEmpty }.map(Self.settled)
      #expect(Self.agree(lines[...], wanted[...]), "\(step.command)\n\(printed)")
    }
  }
}
