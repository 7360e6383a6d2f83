package qpip.exchange.console;

import java.util.Map;
import java.util.Objects;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import qpip.exchange.review.SecondReviews;

/** The console, started: a web server on loopback in a context of its own. Closing it stops it. */
public final class Console implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private Console(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts it as a demonstration; port 0 takes any that is free. */
    public static Console start(Sources sources, int port) {
        return start(sources, Deployment.DEMONSTRATION, port);
    }

    /** Starts it; port 0 takes any that is free. */
    public static Console start(Sources sources, Deployment deployment, int port) {
        new SecondReviews(sources.database()).prepare();
        return new Console(new SpringApplicationBuilder(Web.class)
                .web(WebApplicationType.SERVLET)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .initializers(context -> {
                    GenericApplicationContext beans = (GenericApplicationContext) context;
                    beans.registerBean(Sources.class, () -> sources);
                    beans.registerBean(Deployment.class, () -> deployment);
                })
                .properties(properties(port, deployment))
                .run());
    }

    public int port() {
        WebServerApplicationContext web = (WebServerApplicationContext) context;
        return Objects.requireNonNull(web.getWebServer()).getPort();
    }

    @Override
    public void close() {
        context.close();
    }

    private static Map<String, Object> properties(int port, Deployment deployment) {
        return Map.of(
                "server.address",
                "127.0.0.1",
                "server.port",
                port,
                "server.servlet.session.timeout",
                "15m",
                "server.servlet.session.tracking-modes",
                "cookie",
                "server.servlet.session.cookie.http-only",
                true,
                // NB: whoever comes back from the organisation's sign-in comes from another site.
                "server.servlet.session.cookie.same-site",
                deployment.provider().isPresent() ? "lax" : "strict",
                "server.tomcat.use-relative-redirects",
                true,
                "spring.thymeleaf.servlet.produce-partial-output-while-processing",
                false,
                "logging.config",
                "classpath:exchange-logback.xml");
    }
}
