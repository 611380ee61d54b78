/// A term that a key leads to.
public struct KeyPosting: Sendable, Hashable {
    public let term: TermReference
    /// For a reading: it was computed and not given. For a main key: a person's name with its words turned round.
    public let isSecondary: Bool

    public init(term: TermReference, isSecondary: Bool) { (self.term, self.isSecondary) = (term, isSecondary) }

    var encoded: Int { term.offset << 1 | (isSecondary ? 1 : 0) }

    init(encoded: Int) { (term, isSecondary) = (TermReference(offset: encoded >> 1), encoded & 1 == 1) }
}

/// Where a term stands in the records of an index.
public struct TermReference: Sendable, Hashable, Comparable {
    let offset: Int

    public static func < (left: Self, right: Self) -> Bool { left.offset < right.offset }
}

/// Where a concept stands in the records of an index.
public struct ConceptReference: Sendable, Hashable, Comparable {
    let offset: Int

    /// Tells it apart from the other concepts of its index.
    public var number: UInt32 { UInt32(truncatingIfNeeded: offset) }

    public static func < (left: Self, right: Self) -> Bool { left.offset < right.offset }
}
