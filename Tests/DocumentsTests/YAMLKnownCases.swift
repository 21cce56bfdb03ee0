/// Where libyaml 0.2.5 differs from the YAML test suite, by the cases' names.
enum YAMLKnownCases {
  /// Valid documents that libyaml refuses, with what they need.
  static let refused: [String: String] = [
    "2JQS": "an empty key",
    "2LFX": "directives and document markers of YAML 1.2",
    "2SXE": "an anchor name that holds `:`",
    "4ABK": "a plain flow scalar that begins with, or stands before, `:` or `?`",
    "4MUZ-01": "a key of a flow mapping whose `:` or value is on a later line",
    "4MUZ-02": "a key of a flow mapping whose `:` or value is on a later line",
    "58MP": "a plain flow scalar that begins with, or stands before, `:` or `?`",
    "5MUD": "a key of a flow mapping whose `:` or value is on a later line",
    "5T43": "a plain flow scalar that begins with, or stands before, `:` or `?`",
    "6BCT": "a tab as white space between tokens",
    "6LVF": "directives and document markers of YAML 1.2",
    "6M2F": "an empty key",
    "7Z25": "directives and document markers of YAML 1.2",
    "8XYN": "anchor names beyond ASCII",
    "96NN-00": "a tab as white space between tokens",
    "96NN-01": "a tab as white space between tokens",
    "9SA2": "a key of a flow mapping whose `:` or value is on a later line",
    "A2M4": "a tab as white space between tokens",
    "BEC7": "directives and document markers of YAML 1.2",
    "CFD4": "a plain flow scalar that begins with, or stands before, `:` or `?`",
    "DBG4": "a plain flow scalar that begins with, or stands before, `:` or `?`",
    "DK3J": "directives and document markers of YAML 1.2",
    "DK95-00": "a tab as white space between tokens",
    "DK95-03": "a tab as white space between tokens",
    "DK95-04": "a tab as white space between tokens",
    "FP8R": "directives and document markers of YAML 1.2",
    "FRK4": "a plain flow scalar that begins with, or stands before, `:` or `?`",
    "HM87-00": "a plain flow scalar that begins with, or stands before, `:` or `?`",
    "HWV9": "directives and document markers of YAML 1.2",
    "K3WX": "a key of a flow mapping whose `:` or value is on a later line",
    "M2N8-00": "an empty key",
    "M7A3": "directives and document markers of YAML 1.2",
    "MUS6-05": "directives and document markers of YAML 1.2",
    "MUS6-06": "directives and document markers of YAML 1.2",
    "NHX8": "an empty key",
    "NJ66": "a key of a flow mapping whose `:` or value is on a later line",
    "NKF9": "an empty key",
    "QT73": "directives and document markers of YAML 1.2",
    "R4YG": "a tab as white space between tokens",
    "S3PD": "an empty key",
    "SM9W-01": "an empty key",
    "UKK6-00": "an empty key",
    "UT92": "a key of a flow mapping whose `:` or value is on a later line",
    "VJP3-01": "a key of a flow mapping whose `:` or value is on a later line",
    "W4TN": "directives and document markers of YAML 1.2",
    "W5VH": "anchor names beyond ASCII",
    "Y79Y-01": "a tab as white space between tokens",
    "Y79Y-10": "a tab as white space between tokens",
    "ZYU8-00": "an empty key",
    "ZYU8-01": "directives and document markers of YAML 1.2",
    "ZYU8-02": "an empty key",
    "ZYU8-03": "directives and document markers of YAML 1.2",
  ]

  /// Documents that are read to another value than expected, with the reason.
  static let different: [String: String] = [
    "652Z": "`?` before a flow key begins an explicit key",
    "HM87-01": "`?` before a flow element begins an explicit key",
    "L24T-01": "the last line of a block scalar without a line break",
    "Y2GN": "an anchor name that holds `:`",
  ]

  /// Invalid documents that libyaml accepts.
  static let accepted: Set<String> = [
    "9C9N", "9JBA", "CVW2", "DK95-01", "G5U8", "MUS6-00", "QB6E", "S98Z", "SU5Z", "X4QW", "Y79Y-03", "YJV2",
  ]
}
