import Terminology

/// What people who ever had one of some roles are called in a language: what stands beside a title is looked for among it.
final class Surnames {
    /// A role that somebody of a name had, and when.
    struct Held {
        var roles: [String] = []
        var periods: [ValidityPeriod] = []
    }

    private let language: LanguageTag
    private let roles: [String]
    /// All who had a role.
    private let holders: (String) -> [Concept]
    /// Names without those that are wrong, UTF-8; of English ones each word.
    private let names: [[UInt8]]
    private var held: [String: Held] = [:]

    init(of roles: [String], in language: LanguageTag, _ holders: @escaping (String) -> [Concept]) {
        (self.roles, self.language, self.holders) = (roles, language, holders)
        names = roles.flatMap(holders).flatMap { person in
            person.terms.filter { Self.isName($0, language) }.flatMap { term in
                language == .english ? term.text.split(separator: " ").map { Array($0.utf8) } : [Array(term.text.utf8)]
            }
        }
    }

    /// Whether somebody is called so: in English by one of the words of the name, else by its beginning.
    ///
    /// - Complexity: O(n) in the names.
    func has(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        names.contains { name in
            guard language == .english ? name.count == word.count : name.count > word.count else { return false }
            for place in word.indices where name[place] != word[place] { return false }
            return true
        }
    }

    /// What those who are called so held.
    func held(by word: Substring) -> Held {
        let word = String(word)
        if let known = held[word] { return known }
        var found = Held()
        for role in roles {
            let people = holders(role).filter { isOf($0, word) }
            if people.isEmpty { continue }
            found.roles.append(role)
            found.periods += people.flatMap(\.posts).filter { $0.role == role }.map(\.period)
        }
        held[word] = found
        return found
    }

    private static func isName(_ term: Term, _ language: LanguageTag) -> Bool {
        term.language == language && term.status != .deprecated && term.type != .transcription
    }

    private func isOf(_ person: Concept, _ word: String) -> Bool {
        person.terms.contains { term in
            guard Self.isName(term, language) else { return false }
            if language == .english { return term.text.split(separator: " ").contains(word[...]) }
            return term.text.hasPrefix(word) && term.text.utf8.count > word.utf8.count
        }
    }
}
