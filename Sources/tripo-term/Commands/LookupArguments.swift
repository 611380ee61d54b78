/// The arguments of a lookup, as they were written.
struct LookupArguments: Equatable {
    var common = CommonArguments()
    var queries: [String] = []
    var on: String?
    var from: String?
    var to: String?
    var kind: String?
    var status: String?
    var publisher: String?
    var limit = 10
    var input: String?
    var format = "table"
    var timeline = false
    var explain = false
    var all = false

    init() {}
}

/// The arguments that all commands share, as they were written.
struct CommonArguments: Equatable {
    var glossaries: [String] = []
    var data: String?
    var language: String?
    var color = "auto"
}

extension LookupArguments {
    /// Reads arguments in their plain form, each option once and by its whole name; nil for all else.
    ///
    /// The argument parser needs longer to get ready than a lookup takes. What it would read in just this way need not
    /// wait for it; help, errors and abbreviations are left to it. A test compares the two.
    init?(plain arguments: some Sequence<String>) {
        self.init()
        var seen: [String] = []
        var waiting: String?
        for argument in arguments {
            if let name = waiting {
                guard !argument.hasPrefix("-"), set(name, argument) else { return nil }
                waiting = nil
            } else if argument == "-" || !argument.hasPrefix("-") {
                queries.append(argument)
            } else {
                let name = name(of: argument)
                guard argument.hasPrefix("--"), !seen.contains(name) || name == "--glossary" else { return nil }
                seen.append(name)
                if let equals = argument.firstIndex(of: "=") {
                    let value = String(argument[argument.index(after: equals)...])
                    guard set(String(argument[..<equals]), value) else { return nil }
                } else if !setFlag(argument) {
                    waiting = argument
                }
            }
        }
        guard waiting == nil else { return nil }
    }

    private func name(of argument: String) -> String {
        argument.firstIndex(of: "=").map { String(argument[..<$0]) } ?? argument
    }

    private mutating func setFlag(_ name: String) -> Bool {
        switch name {
        case "--timeline": timeline = true
        case "--explain": explain = true
        case "--all": all = true
        default: return false
        }
        return true
    }

    private mutating func set(_ name: String, _ value: String) -> Bool {
        switch name {
        case "--glossary": common.glossaries.append(value)
        case "--data": common.data = value
        case "--language": common.language = value
        case "--color": common.color = value
        case "--on": on = value
        case "--from": from = value
        case "--to": to = value
        case "--kind": kind = value
        case "--status": status = value
        case "--publisher": publisher = value
        case "--input": input = value
        case "--format": format = value
        case "--limit":
            guard let number = Int(value) else { return false }
            limit = number
        default: return false
        }
        return true
    }
}
