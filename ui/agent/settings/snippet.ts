/** The loader exactly as the guide prints it, with this desk's address and this channel's app id. */
import type { ChatSettings } from '../../shared/wire'

export function snippet(baseUrl: string, appId: string, { theme, accent }: ChatSettings): string {
  const quoted = (text: string) => `'${text.replace(/[\\']/g, '\\$&').replace(/</g, '\\x3c')}'`
  const shown = theme === 'dark' ? 'dark' : theme === 'light' ? 'light' : 'auto'
  return `<script>
(function(w, d, s, url, n){
  w[n] = w[n] || function(){ (w[n].q = w[n].q || []).push(arguments); };
  var js = d.createElement(s); js.async = true; js.src = url;
  var f = d.getElementsByTagName(s)[0]; f.parentNode.insertBefore(js, f);
})(window, document, 'script', ${quoted(`${baseUrl.replace(/\/$/, '')}/chat.min.js`)}, 'chat');
chat('init', {
  appId: ${quoted(appId)},
  // user: { id: '12345', email: 'alex@example.com', plan: 'pro' },
  locale: 'en',
  styles: { theme: ${quoted(shown)}, accent: ${quoted(accent)} }
});
</script>`
}
