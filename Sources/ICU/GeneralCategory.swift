/// A general category of Unicode, in the order of ICU's `UCharCategory`.
public enum GeneralCategory: Int32, CaseIterable, Hashable, Sendable {
    /// Cn.
    case unassigned = 0
    /// Lu.
    case uppercaseLetter
    /// Ll.
    case lowercaseLetter
    /// Lt.
    case titlecaseLetter
    /// Lm.
    case modifierLetter
    /// Lo.
    case otherLetter
    /// Mn.
    case nonspacingMark
    /// Me.
    case enclosingMark
    /// Mc.
    case spacingMark
    /// Nd.
    case decimalNumber
    /// Nl.
    case letterNumber
    /// No.
    case otherNumber
    /// Zs.
    case spaceSeparator
    /// Zl.
    case lineSeparator
    /// Zp.
    case paragraphSeparator
    /// Cc.
    case control
    /// Cf.
    case format
    /// Co.
    case privateUse
    /// Cs.
    case surrogate
    /// Pd.
    case dashPunctuation
    /// Ps.
    case openPunctuation
    /// Pe.
    case closePunctuation
    /// Pc.
    case connectorPunctuation
    /// Po.
    case otherPunctuation
    /// Sm.
    case mathSymbol
    /// Sc.
    case currencySymbol
    /// Sk.
    case modifierSymbol
    /// So.
    case otherSymbol
    /// Pi.
    case initialPunctuation
    /// Pf.
    case finalPunctuation

    /// True for letters of every kind.
    public var isLetter: Bool { (Self.uppercaseLetter.rawValue...Self.otherLetter.rawValue).contains(rawValue) }

    /// True for marks of every kind.
    public var isMark: Bool { (Self.nonspacingMark.rawValue...Self.spacingMark.rawValue).contains(rawValue) }

    /// True for numbers of every kind.
    public var isNumber: Bool { (Self.decimalNumber.rawValue...Self.otherNumber.rawValue).contains(rawValue) }

    /// True for punctuation of every kind.
    public var isPunctuation: Bool {
        (Self.dashPunctuation.rawValue...Self.otherPunctuation.rawValue).contains(rawValue)
            || self == .initialPunctuation || self == .finalPunctuation
    }

    /// True for symbols of every kind.
    public var isSymbol: Bool { (Self.mathSymbol.rawValue...Self.otherSymbol.rawValue).contains(rawValue) }
}
