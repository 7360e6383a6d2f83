package qpip.exchange.layout;

import java.io.IOException;

/** What else is done in the one pass that verifies a file, so that a large file is read once. */
public interface Companion {

    /** Nothing else. */
    Companion NONE = new Companion() {};

    /** Takes all bytes of the file in their order, whether or not they follow the layout. */
    default void bytes(byte[] bytes, int offset, int length) throws IOException {}

    /**
     * Looks at a detail that follows the layout, and says whether its number is to be {@linkplain Verified#marked()
     * marked}. Called on several threads at once, in any order; the record is valid during the call.
     */
    default boolean marks(RecordView detail) {
        return false;
    }
}
