package measurefirst.result;

/**
 * A reason to trust a number less.
 *
 * @param code a short, stable name, such as {@code autocorrelated}
 * @param text what was seen, with its value
 * @param remedy what the reader can do about it
 */
public record Warning(String code, String text, String remedy) {}
