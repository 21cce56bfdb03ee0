import ArgumentParser
import ContractTesting
import Reports
import Sandbox

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
    let (format, path) = try file(text, example: "json=report.json")
    guard names.contains(format) else { throw unknown("report format", format, names) }
    return ConfigurationFile.ReportFile(format: format, file: path)
  }

  /// The two parts of `FORMAT=FILE`.
  static func file(_ text: String, example: String) throws -> (format: String, path: String) {
    guard let equals = text.firstIndex(of: "="), text.index(after: equals) < text.endIndex else {
      throw ValidationError(
        "\"\(text)\" names no file. Write --report FORMAT=FILE, for example --report \(example).")
    }
    return (String(text[..<equals]), String(text[text.index(after: equals)...]))
  }

  static func fault(_ text: String) throws -> String {
    let known = Sandbox.faults.map(\.id)
    let nearest = NearestWord.suggestion(for: text, in: known)
    guard known.contains(text) else {
      throw ValidationError("There is no fault \"\(text)\".\(nearest) serve --list-faults lists them.")
    }
    return text
  }

  static func faultClass(_ text: String) throws -> Fault.Class {
    guard let known = Fault.Class(rawValue: text) else {
      throw unknown("class of faults", text, Fault.Class.allCases.map(\.rawValue))
    }
    return known
  }

  static func percent(_ text: String) throws -> Double {
    guard let percent = Double(text.hasSuffix("%") ? String(text.dropLast()) : text), (0...100).contains(percent) else {
      throw ValidationError("\"\(text)\" is no number from 0 to 100.")
    }
    return percent
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

extension Depth: ExpressibleByArgument {
  /// The depths, written here, for finding them by reflection takes long.
  public static var allValueStrings: [String] { allCases.map(\.rawValue) }
  /// Nothing; their names say it.
  public static var allValueDescriptions: [String: String] { [:] }
}
