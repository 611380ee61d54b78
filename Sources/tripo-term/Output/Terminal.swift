import Glibc
import TripoTerm

/// What the terminal, if it is one, can show.
struct Terminal {
    /// Columns; nil where lines need not be cut.
    let width: Int?
    let hasColor: Bool

    /// What a file can show: lines of any length, no colour.
    static let file = Terminal(width: nil, hasColor: false)

    enum ColorChoice: String, CaseIterable {
        case auto, always, never
    }

    /// Columns that no table can do without.
    private static let narrowest = 40

    private init(width: Int?, hasColor: Bool) { (self.width, self.hasColor) = (width, hasColor) }

    init(color: ColorChoice, environment: Environment) {
        let isTerminal = isatty(STDOUT_FILENO) == 1
        let columns = environment["COLUMNS"].flatMap { Int($0) }
        if isTerminal {
            var size = winsize()
            let known = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
            width = max(Self.narrowest, columns ?? (known ? Int(size.ws_col) : 80))
        } else {
            width = columns.map { max(Self.narrowest, $0) }
        }
        switch color {
        case .always: hasColor = true
        case .never: hasColor = false
        case .auto: hasColor = isTerminal && environment["NO_COLOR"] == nil && environment["TERM"] != "dumb"
        }
    }
}
