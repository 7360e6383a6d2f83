package qpip.exchange.linkage.index;

/** Why a record that seems to be somebody's is left to a person. */
public enum Caution {
    /** Nothing: it is decided by its weight. */
    NONE,
    /** The weight alone isn't enough. */
    WEIGHT,
    /** A second person is nearly as likely. */
    RIVAL,
    /** An identifier that was given to one person only is another, by more than a slip. */
    OTHER_IDENTIFIER,
    /** Given name and date of birth are both another's: a spouse's or a child's number. */
    OTHER_PERSON,
    /** The same birth, another given name: perhaps a twin. */
    TWIN,
    /** No identifier agrees, and the given name or the date of birth isn't quite the same. */
    NAME_ALONE,
    /** In a source that names a person once, two records are the same person's. */
    CONTESTED
}
