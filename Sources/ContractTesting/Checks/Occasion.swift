/// What a request was sent for, as far as a check of its answer must know.
enum Occasion: String, Sendable {
  case settingUp = "while records were set up"
  case reading = "when a record was read"
  case readingAfterFault = "when a record was read after a wrong request"
  case validUpdate = "to a valid update"
  case invalidValue = "to an invalid payload"
  case invalidBody = "to a body that is wrong as a whole"
  case invalidPath = "to a wrong path"
  case precondition = "to an update with a precondition"
  case invalidParameter = "to a wrong parameter"
  case takenValue = "to values that another record has"
  case danglingReference = "to a reference to a record that does not exist"
  case missingRecord = "for a record that does not exist"
  case unauthorized = "without valid credentials"
  case simultaneousUpdate = "to one of several updates at the same time"
  case foreignParent = "through the path of another parent"
  case cleaningUp = "while records were put back"

  /// Whether the request breaks a rule on purpose, so that a 4xx answer is what it asks for.
  var isProvocation: Bool {
    switch self {
    case .settingUp, .reading, .readingAfterFault, .validUpdate, .cleaningUp: false
    case .invalidValue, .invalidBody, .invalidPath, .invalidParameter, .takenValue, .danglingReference, .missingRecord,
      .precondition, .unauthorized, .simultaneousUpdate, .foreignParent:
      true
    }
  }
}

extension Observation.Case {
  /// What the answer's checks must know of the case.
  var occasion: Occasion {
    switch self {
    case .valid, .repeated, .omission, .boundary, .several, .recreated, .overwriting, .unchanged, .otherMediaType,
      .combination, .unnamedMember:
      .validUpdate
    case .simultaneous: .simultaneousUpdate
    case .foreignParent: .foreignParent
    case .invalid, .readOnly, .foreignIdentity, .partlyWrong(.invalidItem): .invalidValue
    case .invalidBody, .undeclaredMediaType: .invalidBody
    case .invalidPath: .invalidPath
    case .invalidParameter: .invalidParameter
    case .takenValues: .takenValue
    case .danglingReference: .danglingReference
    case .missing, .partlyWrong(.missingRecord): .missingRecord
    case .precondition: .precondition
    case .unauthorized: .unauthorized
    }
  }
}
