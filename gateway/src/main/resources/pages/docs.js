// Every operation is open for a try: "Execute" is the first click.
SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  tryItOutEnabled: true,
  docExpansion: 'list',
  validatorUrl: null,
});
