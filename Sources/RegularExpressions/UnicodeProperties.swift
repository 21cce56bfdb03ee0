/// The sets of code points that `\p{…}` names.
enum UnicodeProperties {
  /// The set for a name such as `L`, `Uppercase_Letter`, `gc=Nd`, `Script=Greek` or `Alphabetic`; nil when unknown.
  static func set(named text: String) -> CodePointSet? {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    if parts.count == 2 {
      return switch parts[0] {
      case "General_Category", "gc": generalCategory(named: parts[1])
      case "Script", "sc": ScriptRanges.ranges(named: parts[1]).map { CodePointSet($0) }
      default: nil
      }
    }
    return generalCategory(named: text) ?? binaryProperty(named: text)
  }

  // MARK: General categories

  private static let rangesByCategory: [Unicode.GeneralCategory: [ClosedRange<UInt32>]] = {
    var result: [Unicode.GeneralCategory: [ClosedRange<UInt32>]] = [.surrogate: [0xD800...0xDFFF]]
    var runStart: UInt32 = 0
    var runCategory = Unicode.GeneralCategory.control
    for codePoint in 0...CodePointSet.lastCodePoint {
      let category = Unicode.Scalar(codePoint)?.properties.generalCategory ?? .surrogate
      if category != runCategory {
        if runCategory != .surrogate { result[runCategory, default: []].append(runStart...(codePoint - 1)) }
        runStart = codePoint
        runCategory = category
      }
    }
    result[runCategory, default: []].append(runStart...CodePointSet.lastCodePoint)
    return result
  }()

  private static func generalCategory(named name: String) -> CodePointSet? {
    categories(named: name).map { categories in CodePointSet(categories.flatMap { rangesByCategory[$0] ?? [] }) }
  }

  private static func categories(named name: String) -> [Unicode.GeneralCategory]? {
    switch name {
    case "L", "Letter": [.uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter]
    case "LC", "Cased_Letter": [.uppercaseLetter, .lowercaseLetter, .titlecaseLetter]
    case "Lu", "Uppercase_Letter": [.uppercaseLetter]
    case "Ll", "Lowercase_Letter": [.lowercaseLetter]
    case "Lt", "Titlecase_Letter": [.titlecaseLetter]
    case "Lm", "Modifier_Letter": [.modifierLetter]
    case "Lo", "Other_Letter": [.otherLetter]
    case "M", "Mark", "Combining_Mark": [.nonspacingMark, .spacingMark, .enclosingMark]
    case "Mn", "Nonspacing_Mark": [.nonspacingMark]
    case "Mc", "Spacing_Mark": [.spacingMark]
    case "Me", "Enclosing_Mark": [.enclosingMark]
    case "N", "Number": [.decimalNumber, .letterNumber, .otherNumber]
    case "Nd", "Decimal_Number", "digit": [.decimalNumber]
    case "Nl", "Letter_Number": [.letterNumber]
    case "No", "Other_Number": [.otherNumber]
    case "P", "Punctuation", "punct":
      [
        .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
        .finalPunctuation, .otherPunctuation,
      ]
    case "Pc", "Connector_Punctuation": [.connectorPunctuation]
    case "Pd", "Dash_Punctuation": [.dashPunctuation]
    case "Ps", "Open_Punctuation": [.openPunctuation]
    case "Pe", "Close_Punctuation": [.closePunctuation]
    case "Pi", "Initial_Punctuation": [.initialPunctuation]
    case "Pf", "Final_Punctuation": [.finalPunctuation]
    case "Po", "Other_Punctuation": [.otherPunctuation]
    case "S", "Symbol": [.mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol]
    case "Sm", "Math_Symbol": [.mathSymbol]
    case "Sc", "Currency_Symbol": [.currencySymbol]
    case "Sk", "Modifier_Symbol": [.modifierSymbol]
    case "So", "Other_Symbol": [.otherSymbol]
    case "Z", "Separator": [.spaceSeparator, .lineSeparator, .paragraphSeparator]
    case "Zs", "Space_Separator": [.spaceSeparator]
    case "Zl", "Line_Separator": [.lineSeparator]
    case "Zp", "Paragraph_Separator": [.paragraphSeparator]
    case "C", "Other": [.control, .format, .surrogate, .privateUse, .unassigned]
    case "Cc", "Control", "cntrl": [.control]
    case "Cf", "Format": [.format]
    case "Cs", "Surrogate": [.surrogate]
    case "Co", "Private_Use": [.privateUse]
    case "Cn", "Unassigned": [.unassigned]
    default: nil
    }
  }

  // MARK: Binary properties

  private static func binaryProperty(named name: String) -> CodePointSet? {
    switch name {
    case "Any": return .everything
    case "ASCII": return CodePointSet([0...0x7F])
    case "Assigned": return generalCategory(named: "Cn")?.complement
    case "ASCII_Hex_Digit", "AHex": return CodePointSet([0x30...0x39, 0x41...0x46, 0x61...0x66])
    case "White_Space", "space":
      return CodePointSet.whitespace.intersection(CodePointSet(0xFEFF).complement).union(CodePointSet(0x85))
    default: break
    }
    guard let test = predicate(named: name) else { return nil }
    var ranges: [ClosedRange<UInt32>] = []
    var runStart: UInt32?
    for codePoint in 0...CodePointSet.lastCodePoint {
      let isMember = Unicode.Scalar(codePoint).map { test($0.properties) } ?? false
      if isMember, runStart == nil {
        runStart = codePoint
      } else if !isMember, let start = runStart {
        ranges.append(start...(codePoint - 1))
        runStart = nil
      }
    }
    if let runStart { ranges.append(runStart...CodePointSet.lastCodePoint) }
    return CodePointSet(ranges)
  }

  private static func predicate(named name: String) -> ((Unicode.Scalar.Properties) -> Bool)? {
    switch name {
    case "Alphabetic", "Alpha": { $0.isAlphabetic }
    case "Uppercase", "Upper": { $0.isUppercase }
    case "Lowercase", "Lower": { $0.isLowercase }
    case "Cased": { $0.isCased }
    case "Case_Ignorable", "CI": { $0.isCaseIgnorable }
    case "Dash": { $0.isDash }
    case "Diacritic", "Dia": { $0.isDiacritic }
    case "Extender", "Ext": { $0.isExtender }
    case "Hex_Digit", "Hex": { $0.isHexDigit }
    case "Ideographic", "Ideo": { $0.isIdeographic }
    case "ID_Start", "IDS": { $0.isIDStart }
    case "ID_Continue", "IDC": { $0.isIDContinue }
    case "XID_Start", "XIDS": { $0.isXIDStart }
    case "XID_Continue", "XIDC": { $0.isXIDContinue }
    case "Math": { $0.isMath }
    case "Emoji": { $0.isEmoji }
    case "Emoji_Presentation", "EPres": { $0.isEmojiPresentation }
    case "Emoji_Modifier", "EMod": { $0.isEmojiModifier }
    case "Emoji_Modifier_Base", "EBase": { $0.isEmojiModifierBase }
    case "Quotation_Mark", "QMark": { $0.isQuotationMark }
    case "Default_Ignorable_Code_Point", "DI": { $0.isDefaultIgnorableCodePoint }
    case "Noncharacter_Code_Point", "NChar": { $0.isNoncharacterCodePoint }
    case "Variation_Selector", "VS": { $0.isVariationSelector }
    case "Sentence_Terminal", "STerm": { $0.isSentenceTerminal }
    case "Unified_Ideograph", "UIdeo": { $0.isUnifiedIdeograph }
    case "Join_Control", "Join_C": { $0.isJoinControl }
    case "Pattern_White_Space", "Pat_WS": { $0.isPatternWhitespace }
    default: nil
    }
  }
}
