package qpip.exchange.linkage.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The values of one kind of column, each once, by number; and of names, what they sound like and are made of. */
final class Dictionary {

    static final int MISSING = -1;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> values = new ArrayList<>();
    private final List<NameForm> forms = new ArrayList<>();

    int number(String value) {
        if (value.isEmpty()) {
            return MISSING;
        }
        Integer known = numbers.putIfAbsent(value, values.size());
        if (known != null) {
            return known;
        }
        values.add(value);
        return values.size() - 1;
    }

    int size() {
        return values.size();
    }

    String value(int number) {
        return values.get(number);
    }

    /** Works out every name's form once, before many threads ask for them. */
    void prepareNames() {
        while (forms.size() < values.size()) {
            forms.add(NameForm.of(values.get(forms.size())));
        }
    }

    NameForm name(int number) {
        return forms.get(number);
    }
}
