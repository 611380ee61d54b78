/// How texts are aligned.
public struct AlignmentOptions: Sendable {
    public init() {}
}
