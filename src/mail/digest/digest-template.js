// Generated from digest.mjml by 'npm run build:mail'; edit that file, then run it again.
// MJML is compiled to HTML and the HTML to a Handlebars template: rendering evaluates no code.
import Handlebars from 'handlebars/runtime.js';

export const renderDigest = Handlebars.template({"0":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),depth0,{"name":"each","hash":{},"fn":container.program(1, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":103,"column":19},"end":{"line":103,"column":105}}})) != null ? stack1 : "");
},"1":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"isName"),{"name":"if","hash":{},"fn":container.program(2, data, 0),"inverse":container.program(3, data, 0),"data":data,"loc":{"start":{"line":103,"column":33},"end":{"line":103,"column":96}}})) != null ? stack1 : "");
},"2":function(container,depth0,helpers,partials,data) {
    return "<b><bdi>"
    + container.escapeExpression(container.lambda(container.strict(depth0, "text", {"start":{"line":103,"column":57},"end":{"line":103,"column":61}} ), depth0))
    + "</bdi></b>";
},"3":function(container,depth0,helpers,partials,data) {
    return container.escapeExpression(container.lambda(container.strict(depth0, "text", {"start":{"line":103,"column":83},"end":{"line":103,"column":87}} ), depth0));
},"4":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),depth0,{"name":"each","hash":{},"fn":container.program(5, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":104,"column":21},"end":{"line":104,"column":100}}})) != null ? stack1 : "");
},"5":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"isName"),{"name":"if","hash":{},"fn":container.program(6, data, 0),"inverse":container.program(3, data, 0),"data":data,"loc":{"start":{"line":104,"column":35},"end":{"line":104,"column":91}}})) != null ? stack1 : "");
},"6":function(container,depth0,helpers,partials,data) {
    return "<bdi>"
    + container.escapeExpression(container.lambda(container.strict(depth0, "text", {"start":{"line":104,"column":56},"end":{"line":104,"column":60}} ), depth0))
    + "</bdi>";
},"7":function(container,depth0,helpers,partials,data) {
    var alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, alias4=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<span class=\"p-"
    + alias3(alias2(alias1(depth0, "light", {"start":{"line":105,"column":37},"end":{"line":105,"column":42}} ), depth0))
    + "\" style=\"background-color:"
    + alias3(lookupProperty(helpers,"lookup").call(alias4,lookupProperty(lookupProperty(lookupProperty(data,"root"),"paint"),"back"),lookupProperty(depth0,"light"),{"name":"lookup","hash":{},"data":data,"loc":{"start":{"line":105,"column":70},"end":{"line":105,"column":103}}}))
    + ";color:"
    + alias3(lookupProperty(helpers,"lookup").call(alias4,lookupProperty(lookupProperty(lookupProperty(data,"root"),"paint"),"ink"),lookupProperty(depth0,"light"),{"name":"lookup","hash":{},"data":data,"loc":{"start":{"line":105,"column":110},"end":{"line":105,"column":142}}}))
    + ";font-size:12px;font-weight:600;border-radius:10px;padding:2px 6px;white-space:nowrap\">&nbsp;"
    + alias3(alias2(alias1(depth0, "word", {"start":{"line":105,"column":237},"end":{"line":105,"column":241}} ), depth0))
    + "&nbsp;</span>";
},"8":function(container,depth0,helpers,partials,data) {
    var alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<td class=\"b-"
    + alias3(alias2(alias1(depth0, "kind", {"start":{"line":106,"column":35},"end":{"line":106,"column":39}} ), depth0))
    + "\" bgcolor=\""
    + alias3(lookupProperty(helpers,"lookup").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(data,"root"),"paint"),lookupProperty(depth0,"kind"),{"name":"lookup","hash":{},"data":data,"loc":{"start":{"line":106,"column":52},"end":{"line":106,"column":79}}}))
    + "\" width=\""
    + alias3(alias2(alias1(depth0, "width", {"start":{"line":106,"column":90},"end":{"line":106,"column":95}} ), depth0))
    + "%\" style=\"font-size:1px;line-height:"
    + alias3(alias2(alias1(depth0, "height", {"start":{"line":106,"column":135},"end":{"line":106,"column":141}} ), depth0))
    + "px\">&nbsp;</td>";
},"9":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<table class=\"bar\" role=\"presentation\" aria-hidden=\"true\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" style=\"margin-top:"
    + container.escapeExpression(container.lambda(container.strict(depth0, "gap", {"start":{"line":107,"column":142},"end":{"line":107,"column":145}} ), depth0))
    + "px\"><tr>"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"bar"),"spent"),{"name":"if","hash":{},"fn":container.program(10, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":108,"column":0},"end":{"line":108,"column":65}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"bar"),"expected"),{"name":"if","hash":{},"fn":container.program(11, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":109,"column":0},"end":{"line":109,"column":74}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"bar"),"over"),{"name":"if","hash":{},"fn":container.program(12, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":110,"column":0},"end":{"line":110,"column":62}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"bar"),"left"),{"name":"if","hash":{},"fn":container.program(13, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":111,"column":0},"end":{"line":111,"column":62}}})) != null ? stack1 : "")
    + "</tr></table>";
},"10":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = container.invokePartial(lookupProperty(partials,"part"),depth0,{"name":"part","hash":{"width":lookupProperty(lookupProperty(depth0,"bar"),"spent"),"kind":"spent"},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"11":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = container.invokePartial(lookupProperty(partials,"part"),depth0,{"name":"part","hash":{"width":lookupProperty(lookupProperty(depth0,"bar"),"expected"),"kind":"expected"},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"12":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = container.invokePartial(lookupProperty(partials,"part"),depth0,{"name":"part","hash":{"width":lookupProperty(lookupProperty(depth0,"bar"),"over"),"kind":"over"},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"13":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = container.invokePartial(lookupProperty(partials,"part"),depth0,{"name":"part","hash":{"width":lookupProperty(lookupProperty(depth0,"bar"),"left"),"kind":"left"},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"14":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr valign=\""
    + container.escapeExpression(container.lambda(container.strict(depth0, "side", {"start":{"line":113,"column":34},"end":{"line":113,"column":38}} ), depth0))
    + "\">"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"heights"),{"name":"each","hash":{},"fn":container.program(15, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":113,"column":42},"end":{"line":113,"column":227}}})) != null ? stack1 : "")
    + "</tr>";
},"15":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<td>"
    + ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),depth0,{"name":"if","hash":{},"fn":container.program(16, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":113,"column":63},"end":{"line":113,"column":213}}})) != null ? stack1 : "")
    + "</td>";
},"16":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<div style=\"font:1px/"
    + container.escapeExpression(container.lambda(depth0, depth0))
    + "px a;background:"
    + ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(data,"last"),{"name":"if","hash":{},"fn":container.program(17, data, 0),"inverse":container.program(18, data, 0),"data":data,"loc":{"start":{"line":113,"column":120},"end":{"line":113,"column":192}}})) != null ? stack1 : "")
    + "\">&nbsp;</div>";
},"17":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return container.escapeExpression(container.lambda(container.strict(lookupProperty(lookupProperty(data,"root"),"paint"), "reportDay", {"start":{"line":113,"column":135},"end":{"line":113,"column":156}} ), depth0));
},"18":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return container.escapeExpression(container.lambda(container.strict(lookupProperty(lookupProperty(data,"root"),"paint"), "day", {"start":{"line":113,"column":168},"end":{"line":113,"column":183}} ), depth0));
},"19":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<table class=\"k\" role=\"presentation\" aria-hidden=\"true\" width=\""
    + alias3(alias2(alias1(depth0, "width", {"start":{"line":114,"column":86},"end":{"line":114,"column":91}} ), depth0))
    + "\" cellpadding=\"0\" cellspacing=\""
    + alias3(alias2(alias1(depth0, "space", {"start":{"line":114,"column":126},"end":{"line":114,"column":131}} ), depth0))
    + "\" style=\"table-layout:fixed;border-collapse:separate;font:1px/1px a\">"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"days"),depth0,{"name":"days","hash":{"side":"bottom","heights":lookupProperty(lookupProperty(depth0,"spark"),"above")},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"spark"),"below"),{"name":"if","hash":{},"fn":container.program(20, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":114,"column":246},"end":{"line":114,"column":313}}})) != null ? stack1 : "")
    + "</table>";
},"20":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = container.invokePartial(lookupProperty(partials,"days"),depth0,{"name":"days","hash":{"side":"top","heights":lookupProperty(lookupProperty(depth0,"spark"),"below")},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"21":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr class=\"u"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"isCalm"),{"name":"if","hash":{},"fn":container.program(22, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":115,"column":32},"end":{"line":115,"column":58}}})) != null ? stack1 : "")
    + "\" valign=\"top\">\n<th scope=\"row\" class=\"t l\" align=\"left\" style=\"border-top:1px solid #e6e8e4;padding:10px 0;font-weight:400;word-break:break-word\">"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"isName"),{"name":"if","hash":{},"fn":container.program(23, data, 0),"inverse":container.program(24, data, 0),"data":data,"loc":{"start":{"line":117,"column":0},"end":{"line":117,"column":71}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"parents"),{"name":"if","hash":{},"fn":container.program(25, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":118,"column":0},"end":{"line":118,"column":111}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"spark"),{"name":"if","hash":{},"fn":container.program(26, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":119,"column":0},"end":{"line":119,"column":263}}})) != null ? stack1 : "")
    + "</th>\n<td class=\"t l n\" align=\"right\" style=\"border-top:1px solid #e6e8e4;padding:10px 0 10px 8px;white-space:nowrap\">"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"isName"),{"name":"if","hash":{},"fn":container.program(27, data, 0),"inverse":container.program(28, data, 0),"data":data,"loc":{"start":{"line":121,"column":112},"end":{"line":121,"column":164}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"change"),{"name":"if","hash":{},"fn":container.program(29, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":121,"column":164},"end":{"line":121,"column":313}}})) != null ? stack1 : "")
    + "</td>\n<td class=\"t l n\" align=\"right\" style=\"border-top:1px solid #e6e8e4;padding:10px 0 10px 8px;white-space:nowrap\">"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"light"),{"name":"if","hash":{},"fn":container.program(30, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":122,"column":112},"end":{"line":122,"column":166}}})) != null ? stack1 : "")
    + "<span class=\"m"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"light"),{"name":"if","hash":{},"fn":container.program(32, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":122,"column":180},"end":{"line":122,"column":202}}})) != null ? stack1 : "")
    + "\" style=\"font-size:13px;color:#68716d\">"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"light"),{"name":"if","hash":{},"fn":container.program(33, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":122,"column":241},"end":{"line":122,"column":265}}})) != null ? stack1 : "")
    + container.escapeExpression(container.lambda(container.strict(depth0, "projected", {"start":{"line":122,"column":267},"end":{"line":122,"column":276}} ), depth0))
    + "</span>"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"bar"),{"name":"if","hash":{},"fn":container.program(34, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":122,"column":285},"end":{"line":122,"column":348}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"likely"),{"name":"if","hash":{},"fn":container.program(35, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":122,"column":348},"end":{"line":122,"column":490}}})) != null ? stack1 : "")
    + "</td>\n</tr>";
},"22":function(container,depth0,helpers,partials,data) {
    return " calm";
},"23":function(container,depth0,helpers,partials,data) {
    return "<b><bdi>"
    + container.escapeExpression(container.lambda(container.strict(depth0, "name", {"start":{"line":117,"column":25},"end":{"line":117,"column":29}} ), depth0))
    + "</bdi></b>";
},"24":function(container,depth0,helpers,partials,data) {
    return "<b>"
    + container.escapeExpression(container.lambda(container.strict(depth0, "name", {"start":{"line":117,"column":54},"end":{"line":117,"column":58}} ), depth0))
    + "</b>";
},"25":function(container,depth0,helpers,partials,data) {
    return "<span class=\"m w\" style=\"font-size:13px;color:#68716d\"><br><bdi>"
    + container.escapeExpression(container.lambda(container.strict(depth0, "parents", {"start":{"line":118,"column":82},"end":{"line":118,"column":89}} ), depth0))
    + "</bdi></span>";
},"26":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<div class=\"w\"><div style=\"font:1px/7px a\">&nbsp;</div>"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"spark"),depth0,{"name":"spark","hash":{"space":1,"width":"91"},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "<span class=\"m n\" style=\"font-size:12px;line-height:18px;color:#68716d\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"span"), "days", {"start":{"line":119,"column":173},"end":{"line":119,"column":182}} ), depth0))
    + ": <span style=\"white-space:nowrap\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"span"), "amounts", {"start":{"line":119,"column":221},"end":{"line":119,"column":233}} ), depth0))
    + "</span></span></div>";
},"27":function(container,depth0,helpers,partials,data) {
    return container.escapeExpression(container.lambda(container.strict(depth0, "cost", {"start":{"line":121,"column":128},"end":{"line":121,"column":132}} ), depth0));
},"28":function(container,depth0,helpers,partials,data) {
    return "<b>"
    + container.escapeExpression(container.lambda(container.strict(depth0, "cost", {"start":{"line":121,"column":147},"end":{"line":121,"column":151}} ), depth0))
    + "</b>";
},"29":function(container,depth0,helpers,partials,data) {
    var alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<span class=\"c "
    + alias3(alias2(alias1(lookupProperty(depth0,"change"), "tone", {"start":{"line":121,"column":195},"end":{"line":121,"column":206}} ), depth0))
    + "\" style=\"font-size:13px;color:"
    + alias3(lookupProperty(helpers,"lookup").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(lookupProperty(data,"root"),"paint"),"ink"),lookupProperty(lookupProperty(depth0,"change"),"tone"),{"name":"lookup","hash":{},"data":data,"loc":{"start":{"line":121,"column":238},"end":{"line":121,"column":276}}}))
    + "\"><br>"
    + alias3(alias2(alias1(lookupProperty(depth0,"change"), "amount", {"start":{"line":121,"column":284},"end":{"line":121,"column":297}} ), depth0))
    + "</span>";
},"30":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = lookupProperty(helpers,"with").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"light"),{"name":"with","hash":{},"fn":container.program(31, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":122,"column":125},"end":{"line":122,"column":159}}})) != null ? stack1 : "");
},"31":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = container.invokePartial(lookupProperty(partials,"pill"),depth0,{"name":"pill","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"32":function(container,depth0,helpers,partials,data) {
    return " c";
},"33":function(container,depth0,helpers,partials,data) {
    return "<br>";
},"34":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<div class=\"w\">"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"bar"),depth0,{"name":"bar","hash":{"gap":5,"height":5},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "</div>";
},"35":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = lookupProperty(helpers,"unless").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"bar"),{"name":"unless","hash":{},"fn":container.program(33, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":122,"column":362},"end":{"line":122,"column":392}}})) != null ? stack1 : "")
    + "<span class=\"m w\" style=\"font-size:12px;white-space:normal;color:#68716d\">"
    + container.escapeExpression(container.lambda(container.strict(depth0, "likely", {"start":{"line":122,"column":468},"end":{"line":122,"column":474}} ), depth0))
    + "</span>";
},"36":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr class=\"r\" valign=\"top\">\n<th scope=\"row\" class=\"t l\" align=\"left\" style=\"border-top:1px solid #e6e8e4;padding:12px 0;font-weight:400;word-break:break-word\">"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"isName"),{"name":"if","hash":{},"fn":container.program(23, data, 0),"inverse":container.program(24, data, 0),"data":data,"loc":{"start":{"line":126,"column":0},"end":{"line":126,"column":71}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"unit"),{"name":"if","hash":{},"fn":container.program(37, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":127,"column":0},"end":{"line":127,"column":106}}})) != null ? stack1 : "")
    + "</th>\n<td class=\"t l n\" align=\"right\" style=\"border-top:1px solid #e6e8e4;padding:12px 0 12px 14px;white-space:nowrap\">"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"isName"),{"name":"if","hash":{},"fn":container.program(27, data, 0),"inverse":container.program(28, data, 0),"data":data,"loc":{"start":{"line":129,"column":113},"end":{"line":129,"column":165}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"shared"),{"name":"if","hash":{},"fn":container.program(38, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":129,"column":165},"end":{"line":129,"column":262}}})) != null ? stack1 : "")
    + "</td>\n<td class=\"t l n\" align=\"right\" style=\"border-top:1px solid #e6e8e4;padding:12px 0 12px 14px;white-space:nowrap\">"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"light"),{"name":"if","hash":{},"fn":container.program(30, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":130,"column":113},"end":{"line":130,"column":167}}})) != null ? stack1 : "")
    + "<span class=\"m"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"light"),{"name":"if","hash":{},"fn":container.program(39, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":130,"column":181},"end":{"line":130,"column":203}}})) != null ? stack1 : "")
    + "\" style=\"font-size:13px;color:#68716d\">"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"light"),{"name":"if","hash":{},"fn":container.program(33, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":130,"column":242},"end":{"line":130,"column":266}}})) != null ? stack1 : "")
    + container.escapeExpression(container.lambda(container.strict(depth0, "projected", {"start":{"line":130,"column":268},"end":{"line":130,"column":277}} ), depth0))
    + "</span>"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"bar"),{"name":"if","hash":{},"fn":container.program(34, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":130,"column":286},"end":{"line":130,"column":349}}})) != null ? stack1 : "")
    + "</td>\n</tr>";
},"37":function(container,depth0,helpers,partials,data) {
    return "<span class=\"m w\" style=\"font-size:13px;color:#68716d\"><br><bdi>"
    + container.escapeExpression(container.lambda(container.strict(depth0, "unit", {"start":{"line":127,"column":79},"end":{"line":127,"column":83}} ), depth0))
    + "</bdi></span>";
},"38":function(container,depth0,helpers,partials,data) {
    return "<span class=\"m w\" style=\"font-size:13px;color:#68716d\"><br>"
    + container.escapeExpression(container.lambda(container.strict(depth0, "shared", {"start":{"line":129,"column":240},"end":{"line":129,"column":246}} ), depth0))
    + "</span>";
},"39":function(container,depth0,helpers,partials,data) {
    return " w";
},"40":function(container,depth0,helpers,partials,data) {
    var alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression;

  return "<a class=\"m\" href=\""
    + alias3(alias2(alias1(depth0, "url", {"start":{"line":132,"column":43},"end":{"line":132,"column":46}} ), depth0))
    + "\" aria-label=\""
    + alias3(alias2(alias1(depth0, "name", {"start":{"line":132,"column":64},"end":{"line":132,"column":68}} ), depth0))
    + "\" style=\"padding:10px 0;color:#68716d\">"
    + alias3(alias2(alias1(depth0, "words", {"start":{"line":132,"column":111},"end":{"line":132,"column":116}} ), depth0))
    + "</a>";
},"41":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"link"),{"name":"if","hash":{},"fn":container.program(42, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":133,"column":21},"end":{"line":133,"column":163}}})) != null ? stack1 : "")
    + "<h2 class=\"t\" style=\"margin:0;font-size:17px;line-height:24px;font-weight:600\">"
    + container.escapeExpression(container.lambda(container.strict(depth0, "text", {"start":{"line":133,"column":244},"end":{"line":133,"column":248}} ), depth0))
    + "</h2>"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"link"),{"name":"if","hash":{},"fn":container.program(43, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":133,"column":255},"end":{"line":133,"column":408}}})) != null ? stack1 : "");
},"42":function(container,depth0,helpers,partials,data) {
    return "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\"><tr valign=\"bottom\"><td style=\"white-space:nowrap\">";
},"43":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "</td><td align=\"right\" style=\"padding-left:12px;font-size:13px;line-height:24px\">"
    + ((stack1 = lookupProperty(helpers,"with").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"link"),{"name":"with","hash":{},"fn":container.program(44, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":133,"column":348},"end":{"line":133,"column":383}}})) != null ? stack1 : "")
    + "</td></tr></table>";
},"44":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = container.invokePartial(lookupProperty(partials,"onward"),depth0,{"name":"onward","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"45":function(container,depth0,helpers,partials,data) {
    var alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression;

  return "<th scope=\"col\" class=\"m\" width=\""
    + alias3(alias2(alias1(depth0, "width", {"start":{"line":134,"column":53},"end":{"line":134,"column":58}} ), depth0))
    + "%\" align=\""
    + alias3(alias2(alias1(depth0, "align", {"start":{"line":134,"column":72},"end":{"line":134,"column":77}} ), depth0))
    + "\" valign=\"bottom\" style=\"padding:0 0 6px "
    + alias3(alias2(alias1(depth0, "pad", {"start":{"line":134,"column":122},"end":{"line":134,"column":125}} ), depth0))
    + "px;font-weight:400;font-size:12px;line-height:16px;color:#68716d;word-break:normal\">"
    + alias3(alias2(alias1(depth0, "label", {"start":{"line":134,"column":213},"end":{"line":134,"column":218}} ), depth0))
    + "</th>";
},"46":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "\n\u003C!--[if mso | IE]><table align=\"center\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\" class=\"s-outlook notice-outlook\" role=\"presentation\" style=\"width:640px;\" width=\"640\" bgcolor=\"#fbf0cf\" ><tr><td style=\"line-height:0px;font-size:0px;mso-line-height-rule:exactly;\"><![endif]-->\n<div  class=\"s notice\" style=\"background:#fbf0cf;background-color:#fbf0cf;margin:0px auto;max-width:640px;\">\n<table\nalign=\"center\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" style=\"background:#fbf0cf;background-color:#fbf0cf;width:100%;\"\n>\n<tbody>\n<tr>\n<td\nstyle=\"direction:ltr;font-size:0px;padding:14px 16px;text-align:center;\"\n>\n\u003C!--[if mso | IE]><table role=\"presentation\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\"><tr><td class=\"\" style=\"vertical-align:top;width:608px;\" ><![endif]-->\n<div\nclass=\"mj-column-per-100 mj-outlook-group-fix\" style=\"font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%;\"\n>\n<table\nborder=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" width=\"100%\"\n>\n<tbody>\n<tr>\n<td  style=\"vertical-align:top;padding:0;\">\n<table\nborder=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" style=\"\" width=\"100%\"\n>\n<tbody>\n<tr>\n<td\nalign=\"left\" style=\"font-size:0px;padding:0;word-break:break-word;\"\n>\n<div\nstyle=\"font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:15px;font-weight:600;line-height:22px;text-align:left;color:#5f4700;\"\n>"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"head"),"notices"),{"name":"each","hash":{},"fn":container.program(47, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":165,"column":1},"end":{"line":165,"column":116}}})) != null ? stack1 : "")
    + "</div>\n</td>\n</tr>\n</tbody>\n</table>\n</td>\n</tr>\n</tbody>\n</table>\n</div>\n\u003C!--[if mso | IE]></td></tr></table><![endif]-->\n</td>\n</tr>\n</tbody>\n</table>\n</div>\n\u003C!--[if mso | IE]></td></tr></table><![endif]-->\n";
},"47":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = lookupProperty(helpers,"unless").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(data,"first"),{"name":"unless","hash":{},"fn":container.program(48, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":165,"column":23},"end":{"line":165,"column":93}}})) != null ? stack1 : "")
    + ((stack1 = container.invokePartial(lookupProperty(partials,"say"),depth0,{"name":"say","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"48":function(container,depth0,helpers,partials,data) {
    return "<div style=\"font:1px/10px a\">&nbsp;</div>";
},"49":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<span class=\"t\" style=\"word-break:break-word\">Your OU: <b><bdi>"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"head"), "scope", {"start":{"line":213,"column":191},"end":{"line":213,"column":201}} ), depth0))
    + "</bdi></b></span><br>";
},"50":function(container,depth0,helpers,partials,data) {
    return " long";
},"51":function(container,depth0,helpers,partials,data) {
    return "24";
},"52":function(container,depth0,helpers,partials,data) {
    return "36";
},"53":function(container,depth0,helpers,partials,data) {
    return "30";
},"54":function(container,depth0,helpers,partials,data) {
    return "42";
},"55":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"amount"),{"name":"if","hash":{},"fn":container.program(56, data, 0),"inverse":container.program(57, data, 0),"data":data,"loc":{"start":{"line":233,"column":0},"end":{"line":234,"column":90}}})) != null ? stack1 : "");
},"56":function(container,depth0,helpers,partials,data) {
    var alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, alias4=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr><td class=\"n "
    + alias3(alias2(alias1(depth0, "tone", {"start":{"line":233,"column":34},"end":{"line":233,"column":38}} ), depth0))
    + "\" style=\"padding-right:10px;white-space:nowrap;color:"
    + alias3(lookupProperty(helpers,"lookup").call(alias4,lookupProperty(lookupProperty(lookupProperty(data,"root"),"paint"),"ink"),lookupProperty(depth0,"tone"),{"name":"lookup","hash":{},"data":data,"loc":{"start":{"line":233,"column":93},"end":{"line":233,"column":124}}}))
    + "\">"
    + alias3(alias2(alias1(depth0, "amount", {"start":{"line":233,"column":128},"end":{"line":233,"column":134}} ), depth0))
    + "</td><td class=\"n "
    + alias3(alias2(alias1(depth0, "tone", {"start":{"line":233,"column":156},"end":{"line":233,"column":160}} ), depth0))
    + "\" align=\"right\" style=\"padding-right:10px;white-space:nowrap;color:"
    + alias3(lookupProperty(helpers,"lookup").call(alias4,lookupProperty(lookupProperty(lookupProperty(data,"root"),"paint"),"ink"),lookupProperty(depth0,"tone"),{"name":"lookup","hash":{},"data":data,"loc":{"start":{"line":233,"column":229},"end":{"line":233,"column":260}}}))
    + "\">"
    + alias3(alias2(alias1(depth0, "percent", {"start":{"line":233,"column":264},"end":{"line":233,"column":271}} ), depth0))
    + "</td><td class=\"t\">"
    + alias3(alias2(alias1(depth0, "against", {"start":{"line":233,"column":294},"end":{"line":233,"column":301}} ), depth0))
    + "</td></tr>";
},"57":function(container,depth0,helpers,partials,data) {
    return "<tr><td class=\"m\" colspan=\"3\" style=\"color:#68716d\">"
    + container.escapeExpression(container.lambda(container.strict(depth0, "against", {"start":{"line":234,"column":63},"end":{"line":234,"column":70}} ), depth0))
    + "</td></tr>";
},"58":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr"
    + ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"isRoutine"),{"name":"if","hash":{},"fn":container.program(59, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":246,"column":21},"end":{"line":246,"column":55}}})) != null ? stack1 : "")
    + " valign=\"top\"><td class=\"m\" style=\"padding:3px 14px 3px 0;font-size:13px;white-space:nowrap;color:#68716d\">"
    + container.escapeExpression(container.lambda(container.strict(depth0, "lead", {"start":{"line":246,"column":164},"end":{"line":246,"column":168}} ), depth0))
    + "</td><td class=\"t\" width=\"100%\" style=\"padding:3px 0;word-break:break-word\">"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"say"),lookupProperty(depth0,"sentence"),{"name":"say","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "</td></tr>";
},"59":function(container,depth0,helpers,partials,data) {
    return " class=\"w\"";
},"60":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), alias2=container.strict, alias3=container.lambda, alias4=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<td class=\"t n\" align=\""
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(data,"last"),{"name":"if","hash":{},"fn":container.program(61, data, 0),"inverse":container.program(62, data, 0),"data":data,"loc":{"start":{"line":257,"column":60},"end":{"line":257,"column":97}}})) != null ? stack1 : "")
    + "\" style=\"padding-right:"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(data,"last"),{"name":"if","hash":{},"fn":container.program(63, data, 0),"inverse":container.program(64, data, 0),"data":data,"loc":{"start":{"line":257,"column":120},"end":{"line":257,"column":153}}})) != null ? stack1 : "")
    + "\">"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"part"),{"name":"if","hash":{},"fn":container.program(65, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":257,"column":155},"end":{"line":257,"column":338}}})) != null ? stack1 : "")
    + "<span class=\"m\" style=\"font-size:12px;color:#68716d\">"
    + alias4(alias3(alias2(depth0, "label", {"start":{"line":257,"column":393},"end":{"line":257,"column":398}} ), depth0))
    + "</span><br><b class=\"mg\" style=\"font-size:16px;line-height:28px;white-space:nowrap\">"
    + alias4(alias3(alias2(depth0, "value", {"start":{"line":257,"column":486},"end":{"line":257,"column":491}} ), depth0))
    + "</b>"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"light"),{"name":"if","hash":{},"fn":container.program(66, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":257,"column":497},"end":{"line":257,"column":555}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"note"),{"name":"if","hash":{},"fn":container.program(67, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":257,"column":555},"end":{"line":257,"column":704}}})) != null ? stack1 : "")
    + "</td>";
},"61":function(container,depth0,helpers,partials,data) {
    return "right";
},"62":function(container,depth0,helpers,partials,data) {
    return "left";
},"63":function(container,depth0,helpers,partials,data) {
    return "0";
},"64":function(container,depth0,helpers,partials,data) {
    return "12px";
},"65":function(container,depth0,helpers,partials,data) {
    var alias1=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<span class=\"b-"
    + alias1(container.lambda(container.strict(depth0, "part", {"start":{"line":257,"column":184},"end":{"line":257,"column":188}} ), depth0))
    + "\" aria-hidden=\"true\" style=\"background-color:"
    + alias1(lookupProperty(helpers,"lookup").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(data,"root"),"paint"),lookupProperty(depth0,"part"),{"name":"lookup","hash":{},"data":data,"loc":{"start":{"line":257,"column":235},"end":{"line":257,"column":262}}}))
    + ";font-size:9px;line-height:9px\">&nbsp;&nbsp;&nbsp;</span>&nbsp;&nbsp;";
},"66":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<br>"
    + ((stack1 = lookupProperty(helpers,"with").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"light"),{"name":"with","hash":{},"fn":container.program(31, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":257,"column":514},"end":{"line":257,"column":548}}})) != null ? stack1 : "");
},"67":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<br><span class=\"m\" style=\"font-size:12px;color:#68716d"
    + ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(data,"first"),{"name":"if","hash":{},"fn":container.program(68, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":257,"column":622},"end":{"line":257,"column":680}}})) != null ? stack1 : "")
    + "\">"
    + container.escapeExpression(container.lambda(container.strict(depth0, "note", {"start":{"line":257,"column":684},"end":{"line":257,"column":688}} ), depth0))
    + "</span>";
},"68":function(container,depth0,helpers,partials,data) {
    return ";display:inline-block;max-width:100px";
},"69":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr>\n<td\nalign=\"left\" style=\"font-size:0px;padding:12px 0 0;word-break:break-word;\"\n>\n<table\ncellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" width=\"100%\" border=\"0\" style=\"color:#1d2321;font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:15px;line-height:20px;table-layout:auto;width:100%;border:none;\"\n>\n<tr><td>"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"bar"),depth0,{"name":"bar","hash":{"gap":0,"height":10,"bar":lookupProperty(lookupProperty(depth0,"head"),"bar")},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "</td></tr>\n</table>\n</td>\n</tr>\n";
},"70":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "\n<tr>\n<td\nalign=\"left\" class=\"x\" style=\"font-size:0px;padding:8px 0 0;word-break:break-word;\"\n>\n<div\nstyle=\"font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:13px;line-height:19px;text-align:left;color:#1d2321;\"\n><span class=\"m n\" style=\"color:#68716d\">"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"head"), "lastMonth", {"start":{"line":280,"column":43},"end":{"line":280,"column":57}} ), depth0))
    + "</span></div>\n</td>\n</tr>\n";
},"71":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "\n<tr>\n<td\nalign=\"left\" class=\"x\" style=\"font-size:0px;padding:4px 0 0;word-break:break-word;\"\n>\n<div\nstyle=\"font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:13px;line-height:19px;text-align:left;color:#1d2321;\"\n><span class=\"m\" style=\"color:#68716d\">"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"head"), "covered", {"start":{"line":290,"column":41},"end":{"line":290,"column":53}} ), depth0))
    + "</span></div>\n</td>\n</tr>\n";
},"72":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "\n<tr>\n<td\nalign=\"left\" style=\"font-size:0px;padding:10px 0 0;word-break:break-word;\"\n>\n<div\nstyle=\"font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:13px;line-height:19px;text-align:left;color:#1d2321;\"\n><span class=\"m\" style=\"color:#68716d\">"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"head"), "method", {"start":{"line":300,"column":41},"end":{"line":300,"column":52}} ), depth0))
    + "</span></div>\n</td>\n</tr>\n";
},"73":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "\n<tr>\n<td\nalign=\"left\" class=\"h\" style=\"font-size:0px;padding:24px 0 0;word-break:break-word;\"\n>\n<table\ncellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" width=\"100%\" border=\"0\" style=\"color:#1d2321;font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:15px;line-height:20px;table-layout:auto;width:100%;border:none;\"\n>\n<tr><td>"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"spark"),depth0,{"name":"spark","hash":{"space":2,"width":"100%","spark":lookupProperty(lookupProperty(lookupProperty(depth0,"head"),"recent"),"spark")},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "</td></tr>\n</table>\n</td>\n</tr>\n<tr>\n<td\nalign=\"left\" style=\"font-size:0px;padding:2px 0 0;word-break:break-word;\"\n>\n<table\ncellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" width=\"100%\" border=\"0\" style=\"color:#1d2321;font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:12px;line-height:16px;table-layout:auto;width:100%;border:none;\"\n>\n<tr><td class=\"m n\" style=\"padding-left:2px;color:#68716d\">"
    + alias3(alias2(alias1(lookupProperty(lookupProperty(depth0,"head"),"recent"), "first", {"start":{"line":322,"column":61},"end":{"line":322,"column":78}} ), depth0))
    + "</td><td class=\"m n\" align=\"right\" style=\"padding-right:2px;color:#68716d\">"
    + alias3(alias2(alias1(lookupProperty(lookupProperty(depth0,"head"),"recent"), "last", {"start":{"line":322,"column":157},"end":{"line":322,"column":173}} ), depth0))
    + "</td></tr>\n</table>\n</td>\n</tr>\n<tr>\n<td\nalign=\"left\" class=\"w\" style=\"font-size:0px;padding:6px 0 0;word-break:break-word;\"\n>\n<div\nstyle=\"font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:13px;line-height:19px;text-align:left;color:#1d2321;\"\n><span class=\"m n\" style=\"color:#68716d\">"
    + alias3(alias2(alias1(lookupProperty(lookupProperty(depth0,"head"),"recent"), "words", {"start":{"line":332,"column":43},"end":{"line":332,"column":60}} ), depth0))
    + "</span></div>\n</td>\n</tr>\n";
},"74":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "\n<tr>\n<td\nalign=\"left\" class=\"g\" style=\"font-size:0px;padding:32px 0 10px;word-break:break-word;\"\n>\n<div\nstyle=\"font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:15px;line-height:20px;text-align:left;color:#1d2321;\"\n><h2 class=\"t\" style=\"margin:0;font-size:17px;line-height:24px;font-weight:600\">What is unusual</h2><span class=\"m\" style=\"font-size:13px;color:#68716d\">"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"anomalies"), "caption", {"start":{"line":342,"column":155},"end":{"line":342,"column":172}} ), depth0))
    + "</span></div>\n</td>\n</tr>\n<tr>\n<td\nalign=\"left\" style=\"font-size:0px;padding:0;word-break:break-word;\"\n>\n<table\ncellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" width=\"100%\" border=\"0\" style=\"color:#1d2321;font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:15px;line-height:21px;table-layout:auto;width:100%;border:none;\"\n>"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"anomalies"),"rows"),{"name":"each","hash":{},"fn":container.program(75, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":352,"column":0},"end":{"line":352,"column":461}}})) != null ? stack1 : "")
    + "</table>\n</td>\n</tr>\n";
},"75":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr><td class=\"t card\" style=\"border-left:3px solid #c79a1b;padding:10px 14px;background-color:#fbf7ec;word-break:break-word\">"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"say"),lookupProperty(depth0,"sentence"),{"name":"say","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "<br><span class=\"f x\" style=\"font-size:13px;line-height:19px;color:#4c5551\">"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"quiet"),lookupProperty(depth0,"drivers"),{"name":"quiet","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"with").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"link"),{"name":"with","hash":{},"fn":container.program(76, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":352,"column":264},"end":{"line":352,"column":387}}})) != null ? stack1 : "")
    + "</span></td></tr><tr><td style=\"font:1px/8px a\">&nbsp;</td></tr>";
},"76":function(container,depth0,helpers,partials,data) {
    var alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression;

  return " <a class=\"f\" href=\""
    + alias3(alias2(alias1(depth0, "url", {"start":{"line":352,"column":300},"end":{"line":352,"column":303}} ), depth0))
    + "\" aria-label=\""
    + alias3(alias2(alias1(depth0, "name", {"start":{"line":352,"column":321},"end":{"line":352,"column":325}} ), depth0))
    + "\" style=\"padding:8px 0;color:#4c5551\">"
    + alias3(alias2(alias1(depth0, "words", {"start":{"line":352,"column":367},"end":{"line":352,"column":372}} ), depth0))
    + "</a>";
},"77":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = container.invokePartial(lookupProperty(partials,"unit"),depth0,{"name":"unit","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"78":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr>\n<td\nalign=\"left\" class=\"g\" style=\"font-size:0px;padding:32px 0 14px;word-break:break-word;\"\n>\n<div\nstyle=\"font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:15px;line-height:20px;text-align:left;color:#1d2321;\"\n>"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"title"),depth0,{"name":"title","hash":{"link":lookupProperty(lookupProperty(depth0,"links"),"teams"),"text":"Teams"},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "<span class=\"m w\" style=\"font-size:13px;color:#68716d\">"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"teams"), "caption", {"start":{"line":385,"column":99},"end":{"line":385,"column":112}} ), depth0))
    + "</span></div>\n</td>\n</tr>\n<tr>\n<td\nalign=\"left\" style=\"font-size:0px;padding:0;word-break:break-word;\"\n>\n<table\ncellpadding=\"0\" cellspacing=\"0\" width=\"100%\" border=\"0\" style=\"color:#1d2321;font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:15px;line-height:20px;table-layout:auto;width:100%;border:none;\"\n>\n<thead><tr>"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"th"),depth0,{"name":"th","hash":{"width":46,"pad":0,"align":"left","label":"Team"},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + ((stack1 = container.invokePartial(lookupProperty(partials,"th"),depth0,{"name":"th","hash":{"width":28,"pad":14,"align":"right","label":"Month to date"},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + ((stack1 = container.invokePartial(lookupProperty(partials,"th"),depth0,{"name":"th","hash":{"width":26,"pad":14,"align":"right","label":"Month end"},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "</tr></thead>\n<tbody>"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(depth0,"teams"),"rows"),{"name":"each","hash":{},"fn":container.program(79, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":396,"column":7},"end":{"line":396,"column":46}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(depth0,"teams"),"sums"),{"name":"each","hash":{},"fn":container.program(79, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":396,"column":46},"end":{"line":396,"column":85}}})) != null ? stack1 : "")
    + "</tbody>\n</table>\n</td>\n</tr>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"teams"),"lines"),{"name":"if","hash":{},"fn":container.program(80, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":400,"column":0},"end":{"line":413,"column":7}}})) != null ? stack1 : "");
},"79":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = container.invokePartial(lookupProperty(partials,"team"),depth0,{"name":"team","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"80":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr>\n<td\nalign=\"left\" style=\"font-size:0px;padding:6px 0 0;word-break:break-word;\"\n>\n<table\ncellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" width=\"100%\" border=\"0\" style=\"color:#4c5551;font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:13px;line-height:19px;table-layout:auto;width:100%;border:none;\"\n>"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(depth0,"teams"),"lines"),{"name":"each","hash":{},"fn":container.program(81, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":408,"column":0},"end":{"line":408,"column":128}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"links"),"tags"),{"name":"if","hash":{},"fn":container.program(82, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":409,"column":0},"end":{"line":409,"column":118}}})) != null ? stack1 : "")
    + "</table>\n</td>\n</tr>\n";
},"81":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr class=\"w\"><td class=\"f\" style=\"padding:3px 0;word-break:break-word\">"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"say"),depth0,{"name":"say","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "</td></tr>";
},"82":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr class=\"w\"><td style=\"padding:3px 0\">"
    + ((stack1 = lookupProperty(helpers,"with").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"links"),"tags"),{"name":"with","hash":{},"fn":container.program(44, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":409,"column":59},"end":{"line":409,"column":100}}})) != null ? stack1 : "")
    + "</td></tr>";
},"83":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "\n<tr>\n<td\nalign=\"left\" class=\"g\" style=\"font-size:0px;padding:32px 0 14px;word-break:break-word;\"\n>\n<div\nstyle=\"font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:15px;line-height:20px;text-align:left;color:#1d2321;\"\n>"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"title"),depth0,{"name":"title","hash":{"link":lookupProperty(lookupProperty(depth0,"links"),"services"),"text":"Services"},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "<span class=\"m w\" style=\"font-size:13px;color:#68716d\">"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"services"), "caption", {"start":{"line":421,"column":105},"end":{"line":421,"column":121}} ), depth0))
    + "</span></div>\n</td>\n</tr>\n<tr>\n<td\nalign=\"left\" style=\"font-size:0px;padding:0;word-break:break-word;\"\n>\n<table\ncellpadding=\"0\" cellspacing=\"0\" width=\"100%\" border=\"0\" style=\"color:#1d2321;font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:15px;line-height:20px;table-layout:auto;width:100%;border:none;\"\n>\n<thead><tr>"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"th"),depth0,{"name":"th","hash":{"width":46,"pad":0,"align":"left","label":"Service"},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + ((stack1 = container.invokePartial(lookupProperty(partials,"th"),depth0,{"name":"th","hash":{"width":27,"pad":14,"align":"right","label":lookupProperty(lookupProperty(depth0,"services"),"day")},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "<th scope=\"col\" class=\"m w\" width=\"27%\" align=\"right\" valign=\"bottom\" style=\"padding:0 0 6px 14px;font-weight:400;font-size:12px;line-height:16px;color:#68716d\">Month to date</th></tr></thead>\n<tbody>"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(depth0,"services"),"rows"),{"name":"each","hash":{},"fn":container.program(84, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":432,"column":7},"end":{"line":436,"column":14}}})) != null ? stack1 : "")
    + "</tbody>\n</table>\n</td>\n</tr>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"services"),"lines"),{"name":"if","hash":{},"fn":container.program(88, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":440,"column":0},"end":{"line":452,"column":7}}})) != null ? stack1 : "");
},"84":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), alias2=container.strict, alias3=container.lambda, alias4=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr class=\"r\" valign=\"top\">\n<th scope=\"row\" class=\"t l\" align=\"left\" style=\"border-top:1px solid #e6e8e4;padding:7px 0;font-weight:400;word-break:break-word\">"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"isName"),{"name":"if","hash":{},"fn":container.program(85, data, 0),"inverse":container.program(86, data, 0),"data":data,"loc":{"start":{"line":433,"column":130},"end":{"line":433,"column":186}}})) != null ? stack1 : "")
    + "</th>\n<td class=\"t l n\" align=\"right\" style=\"border-top:1px solid #e6e8e4;padding:7px 0 7px 14px;white-space:nowrap\">"
    + alias4(alias3(alias2(depth0, "cost", {"start":{"line":434,"column":113},"end":{"line":434,"column":117}} ), depth0))
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"change"),{"name":"if","hash":{},"fn":container.program(87, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":434,"column":119},"end":{"line":434,"column":269}}})) != null ? stack1 : "")
    + "</td>\n<td class=\"t l n w\" align=\"right\" style=\"border-top:1px solid #e6e8e4;padding:7px 0 7px 14px;white-space:nowrap\">"
    + alias4(alias3(alias2(depth0, "monthToDate", {"start":{"line":435,"column":115},"end":{"line":435,"column":126}} ), depth0))
    + "</td>\n</tr>";
},"85":function(container,depth0,helpers,partials,data) {
    return "<bdi>"
    + container.escapeExpression(container.lambda(container.strict(depth0, "name", {"start":{"line":433,"column":151},"end":{"line":433,"column":155}} ), depth0))
    + "</bdi>";
},"86":function(container,depth0,helpers,partials,data) {
    return container.escapeExpression(container.lambda(container.strict(depth0, "name", {"start":{"line":433,"column":173},"end":{"line":433,"column":177}} ), depth0));
},"87":function(container,depth0,helpers,partials,data) {
    var alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<span class=\"i "
    + alias3(alias2(alias1(lookupProperty(depth0,"change"), "tone", {"start":{"line":434,"column":150},"end":{"line":434,"column":161}} ), depth0))
    + "\" style=\"font-size:13px;color:"
    + alias3(lookupProperty(helpers,"lookup").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(lookupProperty(data,"root"),"paint"),"ink"),lookupProperty(lookupProperty(depth0,"change"),"tone"),{"name":"lookup","hash":{},"data":data,"loc":{"start":{"line":434,"column":193},"end":{"line":434,"column":231}}}))
    + "\"><br> "
    + alias3(alias2(alias1(lookupProperty(depth0,"change"), "amount", {"start":{"line":434,"column":240},"end":{"line":434,"column":253}} ), depth0))
    + "</span>";
},"88":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr>\n<td\nalign=\"left\" style=\"font-size:0px;padding:6px 0 0;word-break:break-word;\"\n>\n<table\ncellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" width=\"100%\" border=\"0\" style=\"color:#4c5551;font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:13px;line-height:19px;table-layout:auto;width:100%;border:none;\"\n>"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"services"),"lines"),{"name":"each","hash":{},"fn":container.program(89, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":448,"column":0},"end":{"line":448,"column":123}}})) != null ? stack1 : "")
    + "</table>\n</td>\n</tr>\n";
},"89":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr><td class=\"f\" style=\"padding:3px 0;word-break:break-word\">"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"quiet"),depth0,{"name":"quiet","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "</td></tr>";
},"90":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "\n<tr>\n<td\nalign=\"left\" class=\"g\" style=\"font-size:0px;padding:32px 0 0;word-break:break-word;\"\n>\n<div\nstyle=\"font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:15px;line-height:20px;text-align:left;color:#1d2321;\"\n><h2 class=\"t\" style=\"margin:0;font-size:17px;line-height:24px;font-weight:600\">What is unusual</h2><span class=\"m\" style=\"font-size:13px;color:#68716d\">"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"anomalies"), "caption", {"start":{"line":460,"column":155},"end":{"line":460,"column":172}} ), depth0))
    + "</span></div>\n</td>\n</tr>\n";
},"91":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<div class=\"f\" style=\"padding-top:8px;font-size:13px;line-height:19px;color:#4c5551;word-break:break-word\">"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"say"),depth0,{"name":"say","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "</div>";
},"92":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr>\n<td\nalign=\"left\" class=\"v\" style=\"font-size:0px;padding:0;word-break:break-word;\"\n>\n<table\ncellpadding=\"0\" cellspacing=\"0\" width=\"100%\" border=\"0\" style=\"color:#1d2321;font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:15px;line-height:20px;table-layout:auto;width:100%;border:none;\"\n>\n<thead><tr>"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"th"),depth0,{"name":"th","hash":{"width":54,"pad":0,"align":"left","label":"Service and account"},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + ((stack1 = container.invokePartial(lookupProperty(partials,"th"),depth0,{"name":"th","hash":{"width":22,"pad":14,"align":"right","label":lookupProperty(lookupProperty(depth0,"movers"),"day")},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + ((stack1 = container.invokePartial(lookupProperty(partials,"th"),depth0,{"name":"th","hash":{"width":24,"pad":14,"align":"right","label":"Change"},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "</tr></thead>\n<tbody>"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"movers"),"rows"),{"name":"each","hash":{},"fn":container.program(93, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":482,"column":7},"end":{"line":486,"column":14}}})) != null ? stack1 : "")
    + "</tbody>\n</table>\n</td>\n</tr>\n";
},"93":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, alias4=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr class=\"r\" valign=\"top\">\n<th scope=\"row\" class=\"t l\" align=\"left\" style=\"border-top:1px solid #e6e8e4;padding:10px 0;font-weight:400;word-break:break-word\"><bdi>"
    + alias3(alias2(alias1(depth0, "service", {"start":{"line":483,"column":138},"end":{"line":483,"column":145}} ), depth0))
    + "</bdi>"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(depth0,"part"),{"name":"if","hash":{},"fn":container.program(94, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":483,"column":153},"end":{"line":483,"column":182}}})) != null ? stack1 : "")
    + "<br><span class=\"m\" style=\"font-size:13px;color:#68716d\"><bdi>"
    + alias3(alias2(alias1(depth0, "account", {"start":{"line":483,"column":246},"end":{"line":483,"column":253}} ), depth0))
    + "</bdi><span class=\"w\"> · <bdi>"
    + alias3(alias2(alias1(depth0, "unit", {"start":{"line":483,"column":287},"end":{"line":483,"column":291}} ), depth0))
    + "</bdi></span></span></th>\n<td class=\"t l n\" align=\"right\" style=\"border-top:1px solid #e6e8e4;padding:10px 0 10px 14px;white-space:nowrap\">"
    + alias3(alias2(alias1(depth0, "cost", {"start":{"line":484,"column":115},"end":{"line":484,"column":119}} ), depth0))
    + "</td>\n<td class=\"l n "
    + alias3(alias2(alias1(lookupProperty(depth0,"change"), "tone", {"start":{"line":485,"column":17},"end":{"line":485,"column":28}} ), depth0))
    + "\" align=\"right\" style=\"border-top:1px solid #e6e8e4;padding:10px 0 10px 14px;white-space:nowrap;color:"
    + alias3(lookupProperty(helpers,"lookup").call(alias4,lookupProperty(lookupProperty(lookupProperty(data,"root"),"paint"),"ink"),lookupProperty(lookupProperty(depth0,"change"),"tone"),{"name":"lookup","hash":{},"data":data,"loc":{"start":{"line":485,"column":132},"end":{"line":485,"column":170}}}))
    + "\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"change"), "amount", {"start":{"line":485,"column":174},"end":{"line":485,"column":187}} ), depth0))
    + "</td>\n</tr>";
},"94":function(container,depth0,helpers,partials,data) {
    return ", "
    + container.escapeExpression(container.lambda(container.strict(depth0, "part", {"start":{"line":483,"column":169},"end":{"line":483,"column":173}} ), depth0));
},"95":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr"
    + ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"isRoutine"),{"name":"if","hash":{},"fn":container.program(59, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":544,"column":19},"end":{"line":544,"column":53}}})) != null ? stack1 : "")
    + "><td class=\"f x\" style=\"padding:3px 0;word-break:break-word\"><b>"
    + container.escapeExpression(container.lambda(container.strict(depth0, "lead", {"start":{"line":544,"column":119},"end":{"line":544,"column":123}} ), depth0))
    + ".</b> "
    + ((stack1 = container.invokePartial(lookupProperty(partials,"say"),lookupProperty(depth0,"sentence"),{"name":"say","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "</td></tr>";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data,blockParams,depths) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, alias4=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<!doctype html>\n<html lang=\"en\" dir=\"ltr\" xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\">\n<head>\n<title>"
    + alias3(alias2(alias1(depth0, "subject", {"start":{"line":4,"column":9},"end":{"line":4,"column":16}} ), depth0))
    + "</title>\n\u003C!--[if !mso]>\u003C!-->\n<meta http-equiv=\"X-UA-Compatible\" content=\"IE=edge\">\n\u003C!--<![endif]-->\n<meta http-equiv=\"Content-Type\" content=\"text/html; charset=UTF-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<style type=\"text/css\">\n#outlook a { padding:0; }\nbody { margin:0;padding:0;-webkit-text-size-adjust:100%;-ms-text-size-adjust:100%; }\ntable, td { border-collapse:collapse;mso-table-lspace:0pt;mso-table-rspace:0pt; }\nimg { border:0;height:auto;line-height:100%; outline:none;text-decoration:none;-ms-interpolation-mode:bicubic; }\np { display:block;margin:13px 0; }\n</style>\n\u003C!--[if mso]>\n<noscript>\n<xml>\n<o:OfficeDocumentSettings>\n<o:AllowPNG/>\n<o:PixelsPerInch>96</o:PixelsPerInch>\n</o:OfficeDocumentSettings>\n</xml>\n</noscript>\n<![endif]-->\n\u003C!--[if lte mso 11]>\n<style type=\"text/css\">\n.mj-outlook-group-fix { width:100% !important; }\n</style>\n<![endif]-->\n<style type=\"text/css\">\n@media only screen and (min-width:480px) {\n.mj-column-per-100 { width:100% !important; max-width: 100%; }\n}\n</style>\n<style media=\"screen and (min-width:480px)\">\n.moz-text-html .mj-column-per-100 { width:100% !important; max-width: 100%; }\n</style>\n<style type=\"text/css\">\n:root{color-scheme:light dark;supported-color-schemes:light dark}\n.n{font-variant-numeric:tabular-nums}\nb{font-weight:600}\n@media only screen and (min-width:481px){\n.s>table>tbody>tr>td{padding-left:32px !important;padding-right:32px !important}\n.big{font-size:44px !important;line-height:50px !important}\n.long{font-size:30px !important;line-height:38px !important}\n.mg{font-size:18px !important}\n}\n@media only screen and (max-width:480px){\n.w,.calm .c{display:none !important}\n.u th,.u td{padding-top:7px !important;padding-bottom:7px !important}\n.calm th,.calm td,.r th,.r td{padding-top:4px !important;padding-bottom:4px !important}\n.calm th,.calm td{font-size:14px !important;line-height:18px !important}\n.calm b{font-weight:400}\n.r th,.r td,.r th span{font-size:13px !important;line-height:18px !important}\n.v>table>tbody>tr:nth-child(n+4){display:none}\n.s>table>tbody>tr>td{padding-top:14px !important;padding-bottom:14px !important}\n.h{padding-top:12px !important}\n.g{padding-top:22px !important;padding-bottom:6px !important}\n.x,.x td,.x div{font-size:12px !important;line-height:17px !important}\n.q td{display:block !important;padding:0 0 1px !important;line-height:20px !important}\n.q td+td{padding-bottom:8px !important}\n.i br{display:none}\n}\n@media (prefers-color-scheme:dark){\nbody,body>div{background-color:#141716 !important}\n.s,.s>table{background-color:#1b1f1d !important}\n.foot,.foot>table{background-color:#171b19 !important}\n.notice,.notice>table{background-color:#3a3010 !important}\n.notice div{color:#f2d785 !important}\n.t,.t div{color:#e7ebe8 !important}\n.m{color:#9ba5a0 !important}\n.f{color:#b9c2bd !important}\n.flat{color:#9ba5a0 !important}\n.l{border-color:#2f3532 !important}\n.up{color:#f0917f !important}\n.down{color:#79c9a2 !important}\n.p-red{background-color:#4a1d14 !important;color:#f6b3a5 !important}\n.p-yellow{background-color:#43370c !important;color:#f2d785 !important}\n.p-green{background-color:#12382a !important;color:#9fdcbd !important}\n.p-grey{background-color:#2c322f !important;color:#c0c8c3 !important}\n.b-left{background-color:#303633 !important}\n.b-spent{background-color:#8fb3a2 !important}\n.b-expected{background-color:#4f6a5d !important}\n.b-over{background-color:#d9634b !important}\n.k div{background-color:#66756d !important}\n.k td:last-child div{background-color:#e7ebe8 !important}\n.card{background-color:#262214 !important;border-color:#a98a2f !important}\n}\n</style>\n<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"supported-color-schemes\" content=\"light dark\">\n<meta name=\"format-detection\" content=\"telephone=no, date=no, address=no, email=no\">\n<meta name=\"x-apple-disable-message-reformatting\">\n\u003C!--[if mso]><style>*{font-family:'Segoe UI',Arial,sans-serif !important}.t{font-size:15px;line-height:20px;color:#1d2321}.f{font-size:13px;line-height:19px;color:#4c5551}.bar td,.k td,.k div{mso-line-height-rule:exactly}.k td{font-size:1px;line-height:1px}</style><![endif]-->\n</head>\n<body  style=\"word-spacing:normal;background-color:#f3f4f1;\">\n<div style=\"display:none;font-size:1px;color:#ffffff;line-height:1px;max-height:0px;max-width:0px;opacity:0;overflow:hidden;\">"
    + alias3(alias2(alias1(depth0, "preheader", {"start":{"line":99,"column":128},"end":{"line":99,"column":137}} ), depth0))
    + "</div>\n<div\naria-label=\""
    + alias3(alias2(alias1(depth0, "subject", {"start":{"line":101,"column":14},"end":{"line":101,"column":21}} ), depth0))
    + "\" aria-roledescription=\"email\" role=\"article\" lang=\"en\" dir=\"ltr\" style=\"word-spacing:normal;background-color:#f3f4f1;\"\n>"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"head"),"notices"),{"name":"if","hash":{},"fn":container.program(46, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":134,"column":237},"end":{"line":182,"column":7}}})) != null ? stack1 : "")
    + "\u003C!--[if mso | IE]><table align=\"center\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\" class=\"s-outlook\" role=\"presentation\" style=\"width:640px;\" width=\"640\" bgcolor=\"#ffffff\" ><tr><td style=\"line-height:0px;font-size:0px;mso-line-height-rule:exactly;\"><![endif]-->\n<div  class=\"s\" style=\"background:#ffffff;background-color:#ffffff;margin:0px auto;max-width:640px;\">\n<table\nalign=\"center\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" style=\"background:#ffffff;background-color:#ffffff;width:100%;\"\n>\n<tbody>\n<tr>\n<td\nstyle=\"direction:ltr;font-size:0px;padding:20px 16px 24px;text-align:center;\"\n>\n\u003C!--[if mso | IE]><table role=\"presentation\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\"><tr><td class=\"\" style=\"vertical-align:top;width:608px;\" ><![endif]-->\n<div\nclass=\"mj-column-per-100 mj-outlook-group-fix\" style=\"font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%;\"\n>\n<table\nborder=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" width=\"100%\"\n>\n<tbody>\n<tr>\n<td  style=\"vertical-align:top;padding:0;\">\n<table\nborder=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" style=\"\" width=\"100%\"\n>\n<tbody>\n<tr>\n<td\nalign=\"left\" style=\"font-size:0px;padding:0;word-break:break-word;\"\n>\n<div\nstyle=\"font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;text-align:left;color:#1d2321;\"\n><h1 class=\"t\" style=\"margin:0;font-size:15px;line-height:22px;font-weight:600\">AWS costs, "
    + alias3(alias2(alias1(lookupProperty(depth0,"head"), "day", {"start":{"line":213,"column":93},"end":{"line":213,"column":101}} ), depth0))
    + "</h1>"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"head"),"scope"),{"name":"if","hash":{},"fn":container.program(49, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":213,"column":108},"end":{"line":213,"column":231}}})) != null ? stack1 : "")
    + "<span class=\"m\" style=\"font-size:13px;color:#68716d\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"head"), "basis", {"start":{"line":213,"column":286},"end":{"line":213,"column":296}} ), depth0))
    + "</span></div>\n</td>\n</tr>\n<tr>\n<td\nalign=\"left\" class=\"t\" style=\"font-size:0px;padding:14px 0 8px;word-break:break-word;\"\n>\n<div\nstyle=\"font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;text-align:left;color:#1d2321;\"\n><div class=\"n big"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"head"),"isLong"),{"name":"if","hash":{},"fn":container.program(50, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":222,"column":18},"end":{"line":222,"column":49}}})) != null ? stack1 : "")
    + "\" style=\"font-size:"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"head"),"isLong"),{"name":"if","hash":{},"fn":container.program(51, data, 0, blockParams, depths),"inverse":container.program(52, data, 0, blockParams, depths),"data":data,"loc":{"start":{"line":222,"column":68},"end":{"line":222,"column":106}}})) != null ? stack1 : "")
    + "px;line-height:"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"head"),"isLong"),{"name":"if","hash":{},"fn":container.program(53, data, 0, blockParams, depths),"inverse":container.program(54, data, 0, blockParams, depths),"data":data,"loc":{"start":{"line":222,"column":121},"end":{"line":222,"column":159}}})) != null ? stack1 : "")
    + "px;font-weight:600;letter-spacing:-0.02em\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"head"), "total", {"start":{"line":222,"column":204},"end":{"line":222,"column":214}} ), depth0))
    + "</div></div>\n</td>\n</tr>\n<tr>\n<td\nalign=\"left\" style=\"font-size:0px;padding:0;word-break:break-word;\"\n>\n<table\ncellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" width=\"auto\" border=\"0\" style=\"color:#1d2321;font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:15px;line-height:24px;table-layout:auto;width:auto;border:none;\"\n>"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(lookupProperty(depth0,"head"),"comparisons"),{"name":"each","hash":{},"fn":container.program(55, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":232,"column":0},"end":{"line":235,"column":10}}})) != null ? stack1 : "")
    + "</table>\n</td>\n</tr>\n<tr>\n<td\nalign=\"left\" class=\"q\" style=\"font-size:0px;padding:16px 0 0;word-break:break-word;\"\n>\n<table\ncellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" width=\"100%\" border=\"0\" style=\"color:#1d2321;font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;table-layout:auto;width:100%;border:none;\"\n>"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"answers"),{"name":"each","hash":{},"fn":container.program(58, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":246,"column":0},"end":{"line":246,"column":284}}})) != null ? stack1 : "")
    + "</table>\n</td>\n</tr>\n<tr>\n<td\nalign=\"left\" class=\"h\" style=\"font-size:0px;padding:24px 0 0;word-break:break-word;\"\n>\n<table\ncellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" width=\"100%\" border=\"0\" style=\"color:#1d2321;font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:15px;line-height:20px;table-layout:auto;width:100%;border:none;\"\n>\n<tr valign=\"top\">"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(lookupProperty(depth0,"head"),"month"),{"name":"each","hash":{},"fn":container.program(60, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":257,"column":17},"end":{"line":257,"column":718}}})) != null ? stack1 : "")
    + "</tr>\n</table>\n</td>\n</tr>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"head"),"bar"),{"name":"if","hash":{},"fn":container.program(69, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":261,"column":0},"end":{"line":273,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"head"),"lastMonth"),{"name":"if","hash":{},"fn":container.program(70, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":273,"column":7},"end":{"line":283,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"head"),"covered"),{"name":"if","hash":{},"fn":container.program(71, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":283,"column":7},"end":{"line":293,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"head"),"method"),{"name":"if","hash":{},"fn":container.program(72, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":293,"column":7},"end":{"line":303,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"head"),"recent"),{"name":"if","hash":{},"fn":container.program(73, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":303,"column":7},"end":{"line":335,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"anomalies"),"rows"),{"name":"if","hash":{},"fn":container.program(74, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":335,"column":7},"end":{"line":356,"column":7}}})) != null ? stack1 : "")
    + "<tr>\n<td\nalign=\"left\" class=\"g\" style=\"font-size:0px;padding:32px 0 14px;word-break:break-word;\"\n>\n<div\nstyle=\"font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:15px;line-height:20px;text-align:left;color:#1d2321;\"\n>"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"title"),depth0,{"name":"title","hash":{"link":lookupProperty(lookupProperty(depth0,"links"),"units"),"text":"OUs"},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "<span class=\"m w\" style=\"font-size:13px;color:#68716d\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"units"), "caption", {"start":{"line":363,"column":97},"end":{"line":363,"column":110}} ), depth0))
    + "</span></div>\n</td>\n</tr>\n<tr>\n<td\nalign=\"left\" style=\"font-size:0px;padding:0;word-break:break-word;\"\n>\n<table\ncellpadding=\"0\" cellspacing=\"0\" width=\"100%\" border=\"0\" style=\"color:#1d2321;font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:15px;line-height:20px;table-layout:auto;width:100%;border:none;\"\n>\n<thead><tr>"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"th"),depth0,{"name":"th","hash":{"width":46,"pad":0,"align":"left","label":"OU"},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + ((stack1 = container.invokePartial(lookupProperty(partials,"th"),depth0,{"name":"th","hash":{"width":24,"pad":14,"align":"right","label":lookupProperty(lookupProperty(depth0,"units"),"day")},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + ((stack1 = container.invokePartial(lookupProperty(partials,"th"),depth0,{"name":"th","hash":{"width":30,"pad":14,"align":"right","label":"Month end"},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "</tr></thead>\n<tbody>"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(lookupProperty(depth0,"units"),"rows"),{"name":"each","hash":{},"fn":container.program(77, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":374,"column":7},"end":{"line":374,"column":46}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(lookupProperty(depth0,"units"),"sums"),{"name":"each","hash":{},"fn":container.program(77, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":374,"column":46},"end":{"line":374,"column":85}}})) != null ? stack1 : "")
    + "</tbody>\n</table>\n</td>\n</tr>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(depth0,"teams"),{"name":"if","hash":{},"fn":container.program(78, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":378,"column":0},"end":{"line":414,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(depth0,"services"),{"name":"if","hash":{},"fn":container.program(83, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":414,"column":7},"end":{"line":453,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"unless").call(alias4,lookupProperty(lookupProperty(depth0,"anomalies"),"rows"),{"name":"unless","hash":{},"fn":container.program(90, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":453,"column":7},"end":{"line":463,"column":11}}})) != null ? stack1 : "")
    + "<tr>\n<td\nalign=\"left\" class=\"g\" style=\"font-size:0px;padding:32px 0 14px;word-break:break-word;\"\n>\n<div\nstyle=\"font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:15px;line-height:20px;text-align:left;color:#1d2321;\"\n>"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"title"),depth0,{"name":"title","hash":{"link":lookupProperty(lookupProperty(depth0,"links"),"movers"),"text":"What changed"},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "<span class=\"m\" style=\"font-size:13px;color:#68716d\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"movers"), "caption", {"start":{"line":470,"column":105},"end":{"line":470,"column":119}} ), depth0))
    + "</span>"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(lookupProperty(depth0,"movers"),"moves"),{"name":"each","hash":{},"fn":container.program(91, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":470,"column":128},"end":{"line":470,"column":286}}})) != null ? stack1 : "")
    + "</div>\n</td>\n</tr>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"movers"),"rows"),{"name":"if","hash":{},"fn":container.program(92, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":473,"column":0},"end":{"line":490,"column":7}}})) != null ? stack1 : "")
    + "</tbody>\n</table>\n</td>\n</tr>\n</tbody>\n</table>\n</div>\n\u003C!--[if mso | IE]></td></tr></table><![endif]-->\n</td>\n</tr>\n</tbody>\n</table>\n</div>\n\u003C!--[if mso | IE]></td></tr></table><table align=\"center\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\" class=\"s-outlook foot-outlook\" role=\"presentation\" style=\"width:640px;\" width=\"640\" bgcolor=\"#f8f9f7\" ><tr><td style=\"line-height:0px;font-size:0px;mso-line-height-rule:exactly;\"><![endif]-->\n<div  class=\"s foot\" style=\"background:#f8f9f7;background-color:#f8f9f7;margin:0px auto;max-width:640px;\">\n<table\nalign=\"center\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" style=\"background:#f8f9f7;background-color:#f8f9f7;width:100%;\"\n>\n<tbody>\n<tr>\n<td\nstyle=\"direction:ltr;font-size:0px;padding:24px 16px 28px;text-align:center;\"\n>\n\u003C!--[if mso | IE]><table role=\"presentation\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\"><tr><td class=\"\" style=\"vertical-align:top;width:608px;\" ><![endif]-->\n<div\nclass=\"mj-column-per-100 mj-outlook-group-fix\" style=\"font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%;\"\n>\n<table\nborder=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" width=\"100%\"\n>\n<tbody>\n<tr>\n<td  style=\"vertical-align:top;padding:0;\">\n<table\nborder=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" style=\"\" width=\"100%\"\n>\n<tbody>\n<tr>\n<td\nalign=\"left\" style=\"font-size:0px;padding:0 0 8px;word-break:break-word;\"\n>\n<div\nstyle=\"font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;text-align:left;color:#1d2321;\"\n><h2 class=\"t\" style=\"margin:0;font-size:15px;line-height:22px;font-weight:600\">Can I trust this?</h2></div>\n</td>\n</tr>\n<tr>\n<td\nalign=\"left\" style=\"font-size:0px;padding:0;word-break:break-word;\"\n>\n<table\ncellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" width=\"100%\" border=\"0\" style=\"color:#4c5551;font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:13px;line-height:19px;table-layout:auto;width:100%;border:none;\"\n>"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"notes"),{"name":"each","hash":{},"fn":container.program(95, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":544,"column":0},"end":{"line":544,"column":169}}})) != null ? stack1 : "")
    + "</table>\n</td>\n</tr>\n</tbody>\n</table>\n</td>\n</tr>\n</tbody>\n</table>\n</div>\n\u003C!--[if mso | IE]></td></tr></table><![endif]-->\n</td>\n</tr>\n</tbody>\n</table>\n</div>\n\u003C!--[if mso | IE]></td></tr></table><![endif]-->\n</div>\n</body>\n</html>\n";
},"main_d":  function(fn, props, container, depth0, data, blockParams, depths) {

  var decorators = container.decorators, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  var decorator = lookupProperty(decorators,"inline");
  if (typeof decorator !== "function") { throw new Error("Missing decorator: \"inline\""); }
  fn = decorator(fn,props,container,{"name":"inline","hash":{},"fn":container.program(0, data, 0, blockParams, depths),"inverse":container.noop,"args":["say"],"data":data,"loc":{"start":{"line":103,"column":0},"end":{"line":103,"column":117}}}) || fn;
  var decorator = lookupProperty(decorators,"inline");
  if (typeof decorator !== "function") { throw new Error("Missing decorator: \"inline\""); }
  fn = decorator(fn,props,container,{"name":"inline","hash":{},"fn":container.program(4, data, 0, blockParams, depths),"inverse":container.noop,"args":["quiet"],"data":data,"loc":{"start":{"line":104,"column":0},"end":{"line":104,"column":112}}}) || fn;
  var decorator = lookupProperty(decorators,"inline");
  if (typeof decorator !== "function") { throw new Error("Missing decorator: \"inline\""); }
  fn = decorator(fn,props,container,{"name":"inline","hash":{},"fn":container.program(7, data, 0, blockParams, depths),"inverse":container.noop,"args":["pill"],"data":data,"loc":{"start":{"line":105,"column":0},"end":{"line":105,"column":268}}}) || fn;
  var decorator = lookupProperty(decorators,"inline");
  if (typeof decorator !== "function") { throw new Error("Missing decorator: \"inline\""); }
  fn = decorator(fn,props,container,{"name":"inline","hash":{},"fn":container.program(8, data, 0, blockParams, depths),"inverse":container.noop,"args":["part"],"data":data,"loc":{"start":{"line":106,"column":0},"end":{"line":106,"column":170}}}) || fn;
  var decorator = lookupProperty(decorators,"inline");
  if (typeof decorator !== "function") { throw new Error("Missing decorator: \"inline\""); }
  fn = decorator(fn,props,container,{"name":"inline","hash":{},"fn":container.program(9, data, 0, blockParams, depths),"inverse":container.noop,"args":["bar"],"data":data,"loc":{"start":{"line":107,"column":0},"end":{"line":112,"column":25}}}) || fn;
  var decorator = lookupProperty(decorators,"inline");
  if (typeof decorator !== "function") { throw new Error("Missing decorator: \"inline\""); }
  fn = decorator(fn,props,container,{"name":"inline","hash":{},"fn":container.program(14, data, 0, blockParams, depths),"inverse":container.noop,"args":["days"],"data":data,"loc":{"start":{"line":113,"column":0},"end":{"line":113,"column":244}}}) || fn;
  var decorator = lookupProperty(decorators,"inline");
  if (typeof decorator !== "function") { throw new Error("Missing decorator: \"inline\""); }
  fn = decorator(fn,props,container,{"name":"inline","hash":{},"fn":container.program(19, data, 0, blockParams, depths),"inverse":container.noop,"args":["spark"],"data":data,"loc":{"start":{"line":114,"column":0},"end":{"line":114,"column":333}}}) || fn;
  var decorator = lookupProperty(decorators,"inline");
  if (typeof decorator !== "function") { throw new Error("Missing decorator: \"inline\""); }
  fn = decorator(fn,props,container,{"name":"inline","hash":{},"fn":container.program(21, data, 0, blockParams, depths),"inverse":container.noop,"args":["unit"],"data":data,"loc":{"start":{"line":115,"column":0},"end":{"line":123,"column":17}}}) || fn;
  var decorator = lookupProperty(decorators,"inline");
  if (typeof decorator !== "function") { throw new Error("Missing decorator: \"inline\""); }
  fn = decorator(fn,props,container,{"name":"inline","hash":{},"fn":container.program(36, data, 0, blockParams, depths),"inverse":container.noop,"args":["team"],"data":data,"loc":{"start":{"line":124,"column":0},"end":{"line":131,"column":17}}}) || fn;
  var decorator = lookupProperty(decorators,"inline");
  if (typeof decorator !== "function") { throw new Error("Missing decorator: \"inline\""); }
  fn = decorator(fn,props,container,{"name":"inline","hash":{},"fn":container.program(40, data, 0, blockParams, depths),"inverse":container.noop,"args":["onward"],"data":data,"loc":{"start":{"line":132,"column":0},"end":{"line":132,"column":134}}}) || fn;
  var decorator = lookupProperty(decorators,"inline");
  if (typeof decorator !== "function") { throw new Error("Missing decorator: \"inline\""); }
  fn = decorator(fn,props,container,{"name":"inline","hash":{},"fn":container.program(41, data, 0, blockParams, depths),"inverse":container.noop,"args":["title"],"data":data,"loc":{"start":{"line":133,"column":0},"end":{"line":133,"column":420}}}) || fn;
  var decorator = lookupProperty(decorators,"inline");
  if (typeof decorator !== "function") { throw new Error("Missing decorator: \"inline\""); }
  fn = decorator(fn,props,container,{"name":"inline","hash":{},"fn":container.program(45, data, 0, blockParams, depths),"inverse":container.noop,"args":["th"],"data":data,"loc":{"start":{"line":134,"column":0},"end":{"line":134,"column":237}}}) || fn;
  return fn;
  }

,"useDecorators":true,"usePartial":true,"useData":true,"useDepths":true});
