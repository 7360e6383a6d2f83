package qpip.exchange.declaration;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How values of one Java type are written in YAML: reads them, and describes them to an editor. */
sealed interface Shape permits Simple, Choice, Value, Perhaps, Many, Named, Fields, Kinds {

    /** The value of the node; empty after a problem has been noted. */
    Optional<Object> read(Node node, String path, Problems problems);

    /** What must stand there, as a message says it: "a whole number". */
    String expected();

    /** The JSON Schema of what may stand there; a map of more than one key has an order of its own. */
    Map<String, Object> schema(Definitions definitions);

    /** The node that the text of a {@link Default} stands for. */
    default Node defaultNode(String text) {
        Problems problems = new Problems(Path.of("default"));
        return YamlTree.of(text, problems)
                .filter(node -> problems.isEmpty())
                .orElseThrow(() -> new IllegalStateException("the default '" + text + "' is not YAML"));
    }

    static Shape of(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return ofParameterized(parameterized);
        }
        if (!(type instanceof Class<?> named)) {
            throw unknown(type);
        }
        Optional<Shape> simple = Simple.of(named).map(Shape.class::cast);
        if (simple.isPresent()) {
            return simple.get();
        }
        if (named.isEnum()) {
            return new Choice(named);
        }
        Optional<Method> factory = factory(named);
        if (factory.isPresent()) {
            return new Value(named, factory.get());
        }
        if (named.isRecord()) {
            return new Fields(named);
        }
        if (named.isInterface() && named.isSealed()) {
            return new Kinds(named);
        }
        throw unknown(type);
    }

    private static Shape ofParameterized(ParameterizedType type) {
        List<Type> arguments = List.of(type.getActualTypeArguments());
        if (type.getRawType() == Optional.class) {
            return new Perhaps(of(arguments.get(0)));
        }
        if (type.getRawType() == List.class) {
            return new Many(of(arguments.get(0)));
        }
        if (type.getRawType() == Map.class && arguments.get(0) == String.class) {
            return new Named(of(arguments.get(1)));
        }
        throw unknown(type);
    }

    private static Optional<Method> factory(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals("of") && !method.isVarArgs())
                .filter(method -> Modifier.isStatic(method.getModifiers()) && Modifier.isPublic(method.getModifiers()))
                .filter(method -> Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class}))
                .filter(method -> type.isAssignableFrom(method.getReturnType()))
                .findFirst();
    }

    private static IllegalStateException unknown(Type type) {
        return new IllegalStateException("declarations cannot hold a " + type.getTypeName());
    }

    /** {@code dateOfBirth} is {@code date-of-birth} in YAML. */
    static String kebab(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    /** {@code MatchStep} is a "match step" in a message. */
    static String noun(Class<?> type) {
        return kebab(type.getSimpleName()).replace('-', ' ');
    }

    static String plural(String noun) {
        if (noun.matches(".*[^aeiou]y")) {
            return noun.substring(0, noun.length() - 1) + "ies";
        }
        return noun + (noun.matches(".*(s|x|z|ch|sh)") ? "es" : "s");
    }

    /** "unknown rule 'PersonDead'; the rules are A, B". */
    static String unknown(String noun, String found, List<String> allowed) {
        return "unknown " + noun + " '" + Node.Scalar.shown(found) + "'; the " + plural(noun) + " are "
                + String.join(", ", allowed);
    }
}
