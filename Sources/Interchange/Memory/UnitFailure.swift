import Terminology

/// How the reading of a unit in XML ends before its end.
enum UnitFailure: Error {
    case damaged(reason: String, place: TextPlace)
    /// A unit begins within another one.
    case nextUnit
    case tooLong(TextPlace)
    /// Nothing more can be read.
    case stopped(Diagnostic)

    init(_ failure: XMLScanner.Failure) {
        switch failure {
        case .malformed(let reason, let place): self = .damaged(reason: reason, place: place)
        case .unreadable(let diagnostic): self = .stopped(diagnostic)
        }
    }
}
