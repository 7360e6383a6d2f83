package qpip.exchange.console;

import java.util.Locale;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;
import org.springframework.web.servlet.i18n.SessionLocaleResolver;

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
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    SecurityFilterChain pages(HttpSecurity http, AuthenticationProvider local) {
        return http.authenticationProvider(local)
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
                        .defaultSuccessUrl("/cette-nuit", true)
                        .failureUrl("/connexion?refus"))
                .logout(leaving -> leaving.logoutUrl("/quitter").logoutSuccessUrl("/connexion?quitte"))
                .exceptionHandling(refused -> refused.accessDeniedPage("/interdit"))
                .sessionManagement(session -> session.maximumSessions(1))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }

    @Bean
    AuthenticationProvider local(Accounts accounts) {
        return new LocalSignIn(accounts);
    }

    @Bean
    Accounts accounts(Sources sources) {
        return new Accounts(sources.database(), sources.clock());
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
        LocaleChangeInterceptor language = new LocaleChangeInterceptor();
        language.setParamName("langue");
        language.setIgnoreInvalidLocale(true);
        registry.addInterceptor(language);
    }
}
