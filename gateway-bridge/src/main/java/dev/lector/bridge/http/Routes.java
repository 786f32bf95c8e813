package dev.lector.bridge.http;

import io.helidon.common.uri.UriEncoding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which endpoint answers which path and method. Immutable once built. */
public final class Routes {
  private final Map<String, Route> exact;
  private final List<Route> families;

  private Routes(Map<String, Route> routes) {
    Map<String, Route> fixed = new LinkedHashMap<>();
    List<Route> open = new ArrayList<>();
    routes.forEach(
        (pattern, route) -> {
          if (pattern.indexOf('*') >= 0) {
            open.add(route);
          } else {
            fixed.put(pattern, route);
          }
        });
    this.exact = Map.copyOf(fixed);
    this.families = List.copyOf(open);
  }

  /** Starts an empty table. */
  public static Builder builder() {
    return builder(endpoint -> endpoint);
  }

  /**
   * Starts an empty table of which all endpoints that take something away or set something going
   * again are changed.
   *
   * @param command what stands for such an endpoint
   */
  public static Builder builder(UnaryOperator<Endpoint> command) {
    return new Builder(command);
  }

  /**
   * The route of a path, with or without a slash at its end; empty when there is none.
   *
   * @param path decoded
   * @param raw as it came: a slash that is encoded is part of a segment
   */
  Optional<Match> match(String path, String raw) {
    Route route = exact.get(plain(path));
    if (route != null) {
      return Optional.of(new Match(route, List.of()));
    }
    List<String> segments = segments(plain(raw));
    for (Route family : families) {
      Optional<List<String>> parameters =
          family.parameters(segments).filter(found -> found.stream().allMatch(Routes::isName));
      if (parameters.isPresent()) {
        return Optional.of(new Match(family, parameters.get()));
      }
    }
    return Optional.empty();
  }

  /** A plus is one in a path, whatever it is in a query. */
  private static String decoded(String segment) {
    return UriEncoding.decodeUri(segment.replace("+", "%2B"));
  }

  /** Whoever puts it into a path again stays where it is. */
  private static boolean isName(String parameter) {
    return !parameter.equals(".") && !parameter.equals("..");
  }

  private static List<String> segments(String path) {
    return List.of(path.split("/", -1));
  }

  private static String plain(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /** Every method that any path takes, as {@code Allow} says it. */
  String allow() {
    return allow(
        Stream.concat(exact.values().stream(), families.stream())
            .flatMap(route -> route.methods.keySet().stream()));
  }

  private static String allow(Stream<String> methods) {
    SortedSet<String> names = methods.collect(Collectors.toCollection(TreeSet::new));
    if (names.contains("GET")) {
      names.add("HEAD");
    }
    names.add("OPTIONS");
    return String.join(", ", names);
  }

  /**
   * A path's endpoints.
   *
   * @param pattern the path; each {@code *} in it stands for one segment
   * @param open whether it is served without a token
   * @param methods endpoints by method
   */
  record Route(String pattern, boolean open, Map<String, Endpoint> methods) {
    Route {
      methods = Map.copyOf(methods);
    }

    /** What stands in a path for each {@code *} of the pattern; empty when it is another path. */
    private Optional<List<String>> parameters(List<String> path) {
      List<String> own = segments(pattern);
      if (path.size() != own.size()) {
        return Optional.empty();
      }
      List<String> found = new ArrayList<>();
      for (int i = 0; i < path.size(); i++) {
        String segment = path.get(i);
        boolean star = own.get(i).equals("*");
        if (star ? segment.isEmpty() : !own.get(i).equals(segment)) {
          return Optional.empty();
        }
        if (star) {
          found.add(decoded(segment));
        }
      }
      return Optional.of(found);
    }

    /** The endpoint of a method; HEAD is GET without the body. */
    Optional<Endpoint> endpoint(String method) {
      Endpoint endpoint = methods.get(method);
      return Optional.ofNullable(
          endpoint == null && method.equals("HEAD") ? methods.get("GET") : endpoint);
    }

    /** How its errors look: one interface speaks on a path, whatever the method. */
    ErrorShape errors() {
      return methods.values().iterator().next().errors();
    }

    /** Value of the {@code Allow} header. */
    String allow() {
      return Routes.allow(methods.keySet().stream());
    }
  }

  /**
   * A path found in the table.
   *
   * @param route its route
   * @param parameters what stands for each {@code *}
   */
  record Match(Route route, List<String> parameters) {
    Match {
      parameters = List.copyOf(parameters);
    }
  }

  /** Fills the table. */
  public static final class Builder {
    private final Map<String, Route> routes = new LinkedHashMap<>();

    private final UnaryOperator<Endpoint> command;

    private Builder(UnaryOperator<Endpoint> command) {
      this.command = command;
    }

    /** An endpoint that asks for a token when tokens are configured. */
    public Builder guarded(String method, String pattern, Endpoint endpoint) {
      return add(method, pattern, false, endpoint);
    }

    /** An endpoint that anybody may call. */
    public Builder open(String method, String pattern, Endpoint endpoint) {
      return add(method, pattern, true, endpoint);
    }

    private Builder add(String method, String pattern, boolean open, Endpoint endpoint) {
      Map<String, Endpoint> methods = new LinkedHashMap<>();
      Route known = routes.get(pattern);
      if (known != null) {
        methods.putAll(known.methods);
      }
      methods.put(method, Commands.include(method, pattern) ? command.apply(endpoint) : endpoint);
      routes.put(pattern, new Route(pattern, open, methods));
      return this;
    }

    /** The finished table. */
    public Routes build() {
      return new Routes(routes);
    }
  }
}
