package measurefirst.result;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The list of claims: ours, from {@code claims.json}, and those the reader adds. */
public final class Claims {
  private static final Map<String, Claim> ALL = read();

  private Claims() {}

  /** All claims, ours first, in their order. */
  public static synchronized List<Claim> all() {
    return List.copyOf(ALL.values());
  }

  /**
   * The claim {@code id}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static synchronized Claim of(String id) {
    Claim claim = ALL.get(id);
    if (claim == null) {
      throw new IllegalArgumentException(
          "there is no claim \"%s\", there are %s: take one of them, or make your own by Claim.of(\"%s\", \"what it says\")"
              .formatted(id, String.join(", ", ALL.keySet()), id));
    }
    return claim;
  }

  /**
   * Adds a claim of the reader's; one with the same id that the reader added before is replaced.
   *
   * @throws IllegalArgumentException if the id is one of ours and means something else
   */
  static synchronized void add(Claim claim) {
    Claim there = ALL.get(claim.id());
    if (there != null && !there.page().isEmpty() && !there.equals(claim)) {
      throw new IllegalArgumentException(
          "the claim \"%s\" says already \"%s\": give yours another id"
              .formatted(claim.id(), there.sentence()));
    }
    ALL.put(claim.id(), claim);
  }

  private static Map<String, Claim> read() {
    try (InputStream in = Claims.class.getResourceAsStream("claims.json")) {
      Map<String, Claim> all = new LinkedHashMap<>();
      for (Claim claim :
          Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), Claim[].class)) {
        if (all.put(claim.id(), claim) != null) {
          throw new IllegalStateException("claims.json has \"%s\" twice".formatted(claim.id()));
        }
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
