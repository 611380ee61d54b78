import Terminology

/// Texts of one document in several languages, each checked, with what answers what.
public struct AlignedChecks: Sendable {
    public var texts: [CheckedText]
    public var alignment: TextAlignment
}

/// A finding in one of several texts.
public struct AcrossFinding: Sendable {
    public var column: Int
    public var finding: Finding
}
