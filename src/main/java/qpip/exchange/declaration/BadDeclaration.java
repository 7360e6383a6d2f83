package qpip.exchange.declaration;

import java.util.List;
import java.util.stream.Collectors;

/** Declarations that stop the start: its message lists all problems, one a line, by file and line. */
public final class BadDeclaration extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public BadDeclaration(List<Problem> problems) {
        super(problems.stream().sorted().distinct().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = problems.stream().sorted().distinct().toList();
    }

    public List<Problem> problems() {
        return problems;
    }
}
