import Terminology

extension Concept {
    /// The name to choose in a language on a day; an abbreviation for an abbreviation, with the country for a name that has it.
    func name(
        in language: LanguageTag, type: TermType, on day: CalendarDate?, publisher: String? = nil,
        like written: String? = nil
    ) -> Term? {
        let usable = terms.filter { term in
            term.language == language && (term.status == .preferred || term.status == .admitted)
                && day.map(term.validity.contains) != false
                && (term.publisher == nil || publisher == nil || term.publisher == publisher)
        }
        let isShort = type == .abbreviation
        let same = usable.filter { ($0.type == .abbreviation) == isShort }
        // 한국 특허청 becomes 한국 지식재산처, and 특허청 지식재산처.
        if let written, let country = written.split(separator: " ").first, country.count < written.count,
            let alike = same.first(where: { $0.text.hasPrefix(country + " ") })
        {
            return alike
        }
        return same.first { $0.publisher != nil && $0.publisher == publisher } ?? same.first { $0.status == .preferred }
            ?? same.first { $0.publisher == nil && $0.type != .transcription }
    }
}
