/// A format that aligned texts are written in.
public enum AlignmentFormat: String, CaseIterable, Sendable {
    case tmx, xliff, tsv, json, html, beads
}
