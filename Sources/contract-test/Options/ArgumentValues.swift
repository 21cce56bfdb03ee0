import ArgumentParser
import ContractTesting
import Reports

/// Reads the values of options; each throws the sentence that the user sees.
enum ArgumentValues {
  static func seconds(_ text: String) throws -> Double {
    guard let seconds = DurationSyntax.seconds(text), seconds > 0 else {
      throw ValidationError("\"\(text)\" is no duration. Write \(DurationSyntax.examples).")
    }
    return seconds
  }

  static func secondsOrNone(_ text: String) throws -> Double {
    guard let seconds = DurationSyntax.seconds(text) else {
      throw ValidationError("\"\(text)\" is no duration. Write \(DurationSyntax.examples).")
    }
    return seconds
  }

  static func rate(_ text: String) throws -> Double {
    guard let rate = DurationSyntax.rate(text) else {
      throw ValidationError("\"\(text)\" is no rate. Write requests a time: 10/s or 600/m.")
    }
    return rate
  }

  static func header(_ text: String) throws -> HeaderField {
    guard let field = HeaderSyntax.field(text) else {
      throw ValidationError("That is no header field. Write --header 'Name: value'.")
    }
    return HeaderField(name: field.name, value: field.value)
  }

  static func parameter(_ text: String) throws -> ParameterValue {
    guard let value = ParameterValue(text) else {
      throw ValidationError("\"\(text)\" is no value of a parameter. Write 'id=7' or 'OPERATION:id=7'.")
    }
    return value
  }

  static func report(_ text: String) throws -> ConfigurationFile.ReportFile {
    let names = ReportFormat.all.map(\.name)
    guard let equals = text.firstIndex(of: "="), text.index(after: equals) < text.endIndex else {
      throw ValidationError(
        "\"\(text)\" names no file. Write --report FORMAT=FILE, for example --report json=report.json.")
    }
    let format = String(text[..<equals])
    guard names.contains(format) else { throw unknown("report format", format, names) }
    return ConfigurationFile.ReportFile(format: format, file: String(text[text.index(after: equals)...]))
  }

  static func format(_ text: String) throws -> ReportFormat {
    guard let format = ReportFormat.named(text) else {
      throw unknown("report format", text, ReportFormat.all.map(\.name))
    }
    return format
  }

  static func check(_ text: String) throws -> String {
    guard CheckCatalogue.ids.contains(text) else { throw unknown("check", text, CheckCatalogue.ids) }
    return text
  }

  static func rule(_ text: String) throws -> String {
    guard RuleCatalogue.ids.contains(text) else {
      let nearest = NearestWord.suggestion(for: text, in: RuleCatalogue.ids)
      throw ValidationError("There is no rule \"\(text)\".\(nearest) See lint --list-rules.")
    }
    return text
  }

  static func positive(_ text: String) throws -> Int {
    guard let number = Int(text), number > 0 else { throw ValidationError("\"\(text)\" is no number above 0.") }
    return number
  }

  /// The nearest known word, or all of them when none is near.
  static func unknown(_ kind: String, _ word: String, _ known: [String]) -> ValidationError {
    let nearest = NearestWord.suggestion(for: word, in: known)
    let hint = nearest.isEmpty ? " Known: \(known.joined(separator: ", "))." : nearest
    return ValidationError("There is no \(kind) \"\(word)\".\(hint)")
  }
}

/// A header field of `--header`.
struct HeaderField: Sendable {
  let name: String
  let value: String
}

extension Depth: ExpressibleByArgument {}
