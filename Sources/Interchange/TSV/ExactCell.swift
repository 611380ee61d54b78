import DataFile

/// Texts with controls, which a table does not show as they are: terminals obey them, spreadsheets refuse the file.
///
/// The cell has U+FFFD in their place, and the column `details` the text itself, under `cells` and the name of the column. It counts as long
/// as the cell is still what stands for it.
enum ExactCell {
    static let member = "cells"

    /// What a cell shows of a text; tabs and line ends it can hold.
    static func shown(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isControl) else { return text }
        var shown = ""
        for scalar in text.unicodeScalars { shown.unicodeScalars.append(isControl(scalar) ? "\u{FFFD}" : scalar) }
        return shown
    }

    /// The text that a cell stands for.
    static func text(of cell: String, in column: String, _ details: JSONNode?) -> String {
        guard let exact = details?[member]?[column]?.text, shown(exact) == cell else { return cell }
        return exact
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: false
        case ..<0x20, 0x7F...0x9F: true
        default: false
        }
    }
}
