package qpip.exchange.declaration;

import java.lang.reflect.InvocationTargetException;
import java.time.DateTimeException;
import java.util.Optional;

/** A call of the constructor or factory that checks what a declaration says. */
interface Call {

    Object value() throws ReflectiveOperationException;

    /** What the call gives; what it refuses becomes a problem in its own words, any other exception is a bug. */
    static Optional<Object> checked(Call call, Node node, String path, Problems problems) {
        try {
            return Optional.of(call.value());
        } catch (InvocationTargetException e) {
            Throwable cause = e.getTargetException();
            if (cause instanceof IllegalArgumentException || cause instanceof DateTimeException) {
                return problems.add(
                        node.line(),
                        Optional.ofNullable(cause.getMessage())
                                .orElse((path.isEmpty() ? "the file" : path) + " is not valid"));
            }
            throw new IllegalStateException("the declaration's check failed at " + path, cause);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the declaration's type cannot be made at " + path, e);
        }
    }
}
