package qpip.exchange.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Objects;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.session.HttpSessionEventPublisher;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.SessionLocaleResolver;
import qpip.exchange.privacy.AccessLog;
import qpip.exchange.review.ReviewQueue;

/** Spring's part of the console: pages, languages, and who may open which. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    HttpEncodingAutoConfiguration.class,
    ErrorMvcAutoConfiguration.class,
    ThymeleafAutoConfiguration.class,
    ServletWebSecurityAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class
})
@ComponentScan
class Web implements WebMvcConfigurer {

    static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** Services have no session and no form, so no token of a form; what they send is their own token each time. */
    @Bean
    @Order(1)
    SecurityFilterChain services(HttpSecurity http, Sources sources) {
        ServiceDoor door = new ServiceDoor(
                new ServiceAccounts(sources.database(), sources.clock()),
                new AccessLog(sources.database().client(), sources.clock()),
                sources.clock());
        return http.securityMatcher("/api/**")
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(door, AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> {
                    for (ApiRoute route : ApiRoute.values()) {
                        var allowed = requests.requestMatchers(route.method(), route.path());
                        route.scope()
                                .map(scope -> allowed.hasAuthority(scope.authority()))
                                .orElseGet(allowed::authenticated);
                    }
                    requests.anyRequest().denyAll();
                })
                .exceptionHandling(refused -> refused.accessDeniedHandler(door).authenticationEntryPoint(door))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }

    @Bean
    SecurityFilterChain pages(
            HttpSecurity http,
            Accounts accounts,
            Idleness idleness,
            Refusals refusals,
            Arrivals arrivals,
            Deployment deployment) {
        deployment
                .provider()
                .ifPresent(provider -> http.oauth2Login(organisation -> organisation
                        .loginPage("/connexion")
                        .clientRegistrationRepository(OrganisationSignIn.registration(provider))
                        .authorizedClientRepository(new HttpSessionOAuth2AuthorizedClientRepository())
                        .userInfoEndpoint(user -> user.oidcUserService(new OrganisationSignIn(provider, accounts)))
                        .successHandler(arrivals)
                        .failureHandler(arrivals)));
        // NB: no bean, or Spring would ask it twice and count every wrong password twice.
        return http.authenticationProvider(new LocalSignIn(accounts))
                .addFilterBefore(idleness, SecurityContextHolderFilter.class)
                .authorizeHttpRequests(requests -> {
                    for (Route route : Route.values()) {
                        var allowed = requests.requestMatchers(route.method(), route.path());
                        if (route.isOpen()) {
                            allowed.permitAll();
                        } else {
                            allowed.hasAnyRole(route.roles());
                        }
                    }
                    requests.requestMatchers("/error", "/interdit")
                            .permitAll()
                            .anyRequest()
                            .denyAll();
                })
                .formLogin(form -> form.loginPage("/connexion")
                        .usernameParameter("code")
                        .authenticationDetailsSource(Web::typed)
                        .successHandler(arrivals)
                        .failureHandler(arrivals))
                .requestCache(cache -> cache.requestCache(Arrivals.pages()))
                .logout(leaving -> leaving.logoutUrl("/quitter")
                        .addLogoutHandler(arrivals)
                        .addLogoutHandler(new HeaderWriterLogoutHandler(
                                new ClearSiteDataHeaderWriter(Directive.CACHE, Directive.COOKIES, Directive.STORAGE)))
                        .logoutSuccessUrl("/connexion?quitte"))
                .exceptionHandling(
                        refused -> refused.accessDeniedHandler(refusals).authenticationEntryPoint(refusals))
                .sessionManagement(session -> session.maximumSessions(1).expiredSessionStrategy(refusals))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }

    @Bean
    Idleness idleness(Sources sources) {
        return new Idleness(sources.clock());
    }

    /** The filter belongs in the chain of security alone, before it looks who somebody is. */
    @Bean
    FilterRegistrationBean<Idleness> idlenessIsNoFilterOfItsOwn(Idleness idleness) {
        FilterRegistrationBean<Idleness> registration = new FilterRegistrationBean<>(idleness);
        registration.setEnabled(false);
        return registration;
    }

    private static LocalSignIn.Typed typed(HttpServletRequest request) {
        return new LocalSignIn.Typed(Objects.requireNonNullElse(request.getParameter("second"), ""));
    }

    @Bean
    Arrivals arrivals(Sources sources, Accounts accounts, Idleness idleness) {
        return new Arrivals(
                accounts,
                new AccessLog(sources.database().client(), sources.clock()),
                idleness,
                new Preferences(sources.database()),
                new ReviewQueue(sources.database()));
    }

    @Bean
    Refusals refusals(Sources sources) {
        return new Refusals(new AccessLog(sources.database().client(), sources.clock()));
    }

    /** Tells the count of sessions when one is over. */
    @Bean
    HttpSessionEventPublisher sessionsThatEnd() {
        return new HttpSessionEventPublisher();
    }

    @Bean
    Accounts accounts(Sources sources, Deployment deployment) {
        return new Accounts(sources.database(), sources.clock(), deployment);
    }

    /** The console's own words, then those that it shares with the command line, then the names of fields. */
    @Bean
    MessageSource messageSource() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames(
                "messages.console", "messages.operation", "messages.review", "messages.cli", "messages.fields");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        messages.setDefaultLocale(Locale.CANADA_FRENCH);
        return messages;
    }

    /** French whatever the browser asks; English by choice, for this session. */
    @Bean
    LocaleResolver localeResolver() {
        SessionLocaleResolver resolver = new SessionLocaleResolver();
        resolver.setDefaultLocale(Locale.CANADA_FRENCH);
        return resolver;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Languages());
    }

    /** What the browser may keep, because it is about nobody; it asks each time whether there is a newer one. */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        fixed(registry, "/{file:console\\.css}", "static/");
        fixed(registry, "/{file:icon\\.svg}", "static/");
        fixed(registry, "/fonts/*", "static/fonts/");
        fixed(registry, "/script/{file:console\\.js}", "static/script/");
        fixed(registry, "/script/{file:htmx\\.min\\.js}", "META-INF/resources/webjars/htmx.org/2.0.10/dist/");
    }

    private static void fixed(ResourceHandlerRegistry registry, String path, String folder) {
        registry.addResourceHandler(path)
                .addResourceLocations("classpath:/" + folder)
                .setCacheControl(CacheControl.noCache());
    }
}
